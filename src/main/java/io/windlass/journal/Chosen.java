package io.windlass.journal;

import java.util.Objects;
import java.util.Optional;

/// Objects by what their keys say: one, or all of a bucket that begin alike.
///
/// @param bucket the bucket
/// @param key the whole key, or what keys begin with; an empty beginning is the whole bucket
/// @param whole whether it is the whole key
public record Chosen(String bucket, String key, boolean whole) {

    public Chosen {
        Objects.requireNonNull(bucket, "bucket is null");
        Objects.requireNonNull(key, "key is null");
    }

    /// One object.
    public static Chosen of(ObjectId object) {
        return new Chosen(object.bucket(), object.key(), true);
    }

    /// Reads `s3://bucket/key`.
    ///
    /// @param whole whether it is one object; then the key must not be empty
    /// @return empty where it is none
    public static Optional<Chosen> parse(String url, boolean whole) {
        String scheme = "s3://";
        int slash = url.startsWith(scheme) ? url.indexOf('/', scheme.length()) : -1;
        if (slash <= scheme.length() || (whole && slash == url.length() - 1)) {
            return Optional.empty();
        }
        return Optional.of(new Chosen(url.substring(scheme.length(), slash), url.substring(slash + 1), whole));
    }

    public boolean holds(ObjectId object) {
        return object.bucket().equals(bucket)
                && (whole ? object.key().equals(key) : object.key().startsWith(key));
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + key + (whole ? "" : "*");
    }
}
