package io.windlass.aws;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Files of Windlass in S3 that are written anew again and again, for people to read. No load reads them.
public final class S3Pages {

    private static final int FORBIDDEN = 403;
    private static final int MISSING = 404;

    private final S3Client s3;
    private final String bucket;
    private final String prefix;

    /// @param prefix what comes before each name in the bucket: empty, or ending in `/`
    public S3Pages(S3Client s3, String bucket, String prefix) {
        this.s3 = Objects.requireNonNull(s3, "s3 is null");
        this.bucket = Objects.requireNonNull(bucket, "bucket is null");
        this.prefix = Objects.requireNonNull(prefix, "prefix is null");
    }

    /// What a file holds; empty where there is none. To who may not list a bucket S3 says of a missing object that it
    /// is forbidden (Amazon S3 API Reference, GetObject, "Permissions"), so both answers mean the same here.
    public Optional<String> read(String name) {
        try {
            return Optional.of(s3.getObjectAsBytes(get -> get.bucket(bucket).key(prefix + name))
                    .asUtf8String());
        } catch (S3Exception e) {
            if (e.statusCode() == MISSING || e.statusCode() == FORBIDDEN) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// Writes a file over the one that is there. No browser keeps it.
    public void write(String name, String type, String text) {
        s3.putObject(
                put -> put.bucket(bucket)
                        .key(prefix + name)
                        .contentType(type + "; charset=utf-8")
                        .cacheControl("no-store"),
                RequestBody.fromBytes(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// `s3://…` of a name.
    public String url(String name) {
        return "s3://" + bucket + "/" + prefix + name;
    }
}
