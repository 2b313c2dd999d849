package io.windlass.local.s3;

import java.time.Instant;
import java.util.Objects;

/// A change to an object that the S3 server has made, told after it is visible.
public sealed interface ObjectChange {

    String bucket();

    /// As it is in S3: decoded.
    String key();

    /// Its order among the changes to the same key: 18 upper-case hexadecimal digits.
    String sequencer();

    Instant time();

    /// An object is there, new or over an older one.
    ///
    /// @param how by which call
    /// @param bucket the bucket's name
    /// @param key the decoded key
    /// @param size bytes
    /// @param etag without quotes
    /// @param version the version id; empty in a bucket without versions
    /// @param sequencer its order among the changes to the same key
    /// @param time when it happened
    record ObjectWritten(
            Way how, String bucket, String key, long size, String etag, String version, String sequencer, Instant time)
            implements ObjectChange {
        public ObjectWritten {
            Objects.requireNonNull(how, "how is null");
            Objects.requireNonNull(bucket, "bucket is null");
            Objects.requireNonNull(key, "key is null");
            Objects.requireNonNull(etag, "etag is null");
            Objects.requireNonNull(version, "version is null");
            Objects.requireNonNull(sequencer, "sequencer is null");
            Objects.requireNonNull(time, "time is null");
        }
    }

    /// An object is gone.
    ///
    /// @param bucket the bucket's name
    /// @param key the decoded key
    /// @param sequencer its order among the changes to the same key
    /// @param time when it happened
    record ObjectRemoved(String bucket, String key, String sequencer, Instant time) implements ObjectChange {
        public ObjectRemoved {
            Objects.requireNonNull(bucket, "bucket is null");
            Objects.requireNonNull(key, "key is null");
            Objects.requireNonNull(sequencer, "sequencer is null");
            Objects.requireNonNull(time, "time is null");
        }
    }

    /// The calls that write an object.
    enum Way {
        PUT,
        COPY,
        COMPLETE_MULTIPART_UPLOAD
    }
}
