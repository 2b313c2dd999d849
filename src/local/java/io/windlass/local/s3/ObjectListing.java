package io.windlass.local.s3;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/// All objects of a bucket as they were at one moment, by which pages of a listing are made: prefix, delimiter and
/// marker as ListObjectsV2 defines them, keys ordered by their UTF-8 bytes. A page costs what it holds.
final class ObjectListing {

    /// The most and the default of ListObjectsV2.
    private static final int MAX_KEYS = 1_000;

    private static final Comparator<String> BY_BYTES = Comparator.comparing(
            (Function<String, byte[]>) name -> name.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private final List<S3Object> sorted;

    ObjectListing(List<S3Object> objects) {
        this.sorted = objects.stream()
                .sorted(Comparator.comparing(S3Object::key, BY_BYTES))
                .toList();
    }

    ListObjectsV2Response page(ListObjectsV2Request request) {
        String prefix = Objects.requireNonNullElse(request.prefix(), "");
        String delimiter = Objects.requireNonNullElse(request.delimiter(), "");
        String after = request.continuationToken() != null ? request.continuationToken() : request.startAfter();
        int most = request.maxKeys() == null ? MAX_KEYS : Math.min(request.maxKeys(), MAX_KEYS);
        // One entry more tells whether there are more.
        List<Entry> entries = entries(prefix, delimiter, after, most + 1);
        List<Entry> page = entries.subList(0, Math.min(most, entries.size()));
        boolean more = !page.isEmpty() && page.size() < entries.size();
        return ListObjectsV2Response.builder()
                .contents(
                        page.stream().flatMap(entry -> entry.object().stream()).toList())
                .commonPrefixes(page.stream()
                        .filter(entry -> entry.object().isEmpty())
                        .map(entry ->
                                CommonPrefix.builder().prefix(entry.name()).build())
                        .toList())
                .isTruncated(more)
                .nextContinuationToken(more ? page.getLast().name() : null)
                .build();
    }

    /// A common prefix sorts right before the keys that it stands for, so entries come in order.
    private List<Entry> entries(String prefix, String delimiter, String after, int most) {
        List<Entry> entries = new ArrayList<>();
        String last = after;
        for (int i = first(prefix, after); i < sorted.size() && entries.size() < most; i++) {
            String key = sorted.get(i).key();
            if (!key.startsWith(prefix)) {
                break;
            }
            int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
            String name = end < 0 ? key : key.substring(0, end + delimiter.length());
            if (last == null || BY_BYTES.compare(name, last) > 0) {
                entries.add(new Entry(name, end < 0 ? Optional.of(sorted.get(i)) : Optional.empty()));
                last = name;
            }
        }
        return entries;
    }

    private int first(String prefix, String after) {
        String from = after == null || BY_BYTES.compare(prefix, after) > 0 ? prefix : after;
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (BY_BYTES.compare(sorted.get(middle).key(), from) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// @param name the key or the common prefix
    /// @param object empty for a common prefix
    private record Entry(String name, Optional<S3Object> object) {}
}
