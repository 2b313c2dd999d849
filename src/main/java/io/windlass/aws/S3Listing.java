package io.windlass.aws;

import io.windlass.journal.Listing;
import io.windlass.journal.ObjectId;
import io.windlass.journal.S3Object;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import software.amazon.awssdk.services.s3.S3Client;

/// Listings of S3, which are complete the moment a write is acknowledged (S3 User Guide, "Data consistency model").
public final class S3Listing implements Listing {

    private final S3Client s3;
    private final String dataBucket;

    /// @param dataBucket the stack's data bucket
    public S3Listing(S3Client s3, String dataBucket) {
        this.s3 = Objects.requireNonNull(s3, "s3 is null");
        this.dataBucket = Objects.requireNonNull(dataBucket, "dataBucket is null");
    }

    @Override
    public void list(Optional<String> bucket, String prefix, Consumer<S3Object> objects) {
        list(bucket, prefix, "", object -> {
            objects.accept(object);
            return true;
        });
    }

    @Override
    public void list(Optional<String> bucket, String prefix, String after, Predicate<S3Object> objects) {
        String from = bucket.orElse(dataBucket);
        String begin = after.isEmpty() ? null : after;
        for (software.amazon.awssdk.services.s3.model.S3Object found : s3.listObjectsV2Paginator(
                        request -> request.bucket(from).prefix(prefix).startAfter(begin))
                .contents()) {
            if (!objects.test(object(from, found))) {
                return;
            }
        }
    }

    private static S3Object object(String bucket, software.amazon.awssdk.services.s3.model.S3Object found) {
        return new S3Object(
                new ObjectId(bucket, found.key()),
                "",
                // In quotes here and without them in events.
                found.eTag().replace("\"", ""),
                "",
                found.size(),
                found.lastModified());
    }
}
