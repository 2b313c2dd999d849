package io.windlass.local.s3;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/// One page of a listing, made from all objects of a bucket: prefix, delimiter and marker as ListObjectsV2 defines
/// them, keys ordered by their UTF-8 bytes.
final class ObjectListing {

    /// The most and the default of ListObjectsV2.
    private static final int MAX_KEYS = 1_000;

    private static final Comparator<String> BY_BYTES = Comparator.comparing(
            (Function<String, byte[]>) name -> name.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private ObjectListing() {}

    static ListObjectsV2Response page(ListObjectsV2Request request, List<S3Object> objects) {
        String prefix = Objects.requireNonNullElse(request.prefix(), "");
        String delimiter = Objects.requireNonNullElse(request.delimiter(), "");
        String after = request.continuationToken() != null ? request.continuationToken() : request.startAfter();
        int most = request.maxKeys() == null ? MAX_KEYS : Math.min(request.maxKeys(), MAX_KEYS);
        List<Entry> entries = entries(objects, prefix, delimiter)
                .filter(entry -> after == null || BY_BYTES.compare(entry.name(), after) > 0)
                .sorted(Comparator.comparing(Entry::name, BY_BYTES))
                .toList();
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

    private static Stream<Entry> entries(List<S3Object> objects, String prefix, String delimiter) {
        List<Entry> contents = new ArrayList<>();
        Set<String> prefixes = new LinkedHashSet<>();
        for (S3Object object : objects) {
            String key = object.key();
            if (!key.startsWith(prefix)) {
                continue;
            }
            int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
            if (end < 0) {
                contents.add(new Entry(key, Optional.of(object)));
            } else {
                prefixes.add(key.substring(0, end + delimiter.length()));
            }
        }
        return Stream.concat(contents.stream(), prefixes.stream().map(name -> new Entry(name, Optional.empty())));
    }

    /// @param name the key or the common prefix
    /// @param object empty for a common prefix
    private record Entry(String name, Optional<S3Object> object) {}
}
