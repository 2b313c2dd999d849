package io.windlass.local;

import io.windlass.local.s3.ObjectChange;
import java.time.Instant;
import java.util.Objects;

/// A write to the local bucket, as S3 would tell of it.
///
/// @param bucket the bucket
/// @param key the key, decoded
/// @param kind what happened to it
/// @param size bytes; 0 for a removal
/// @param etag the content's tag without quotes; empty for a removal
/// @param sequencer rises with each write, 18 hexadecimal digits
/// @param time when
public record ObjectWritten(
        String bucket, String key, Kind kind, long size, String etag, String sequencer, Instant time) {

    public ObjectWritten {
        Objects.requireNonNull(bucket, "bucket is null");
        Objects.requireNonNull(key, "key is null");
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(etag, "etag is null");
        Objects.requireNonNull(sequencer, "sequencer is null");
        Objects.requireNonNull(time, "time is null");
    }

    /// A change as the S3 server tells of it.
    static ObjectWritten of(ObjectChange change) {
        return switch (change) {
            case ObjectChange.ObjectWritten written ->
                new ObjectWritten(
                        written.bucket(),
                        written.key(),
                        kind(written.how()),
                        written.size(),
                        written.etag(),
                        written.sequencer(),
                        written.time());
            case ObjectChange.ObjectRemoved removed ->
                new ObjectWritten(
                        removed.bucket(), removed.key(), Kind.DELETE, 0, "", removed.sequencer(), removed.time());
        };
    }

    private static Kind kind(ObjectChange.Way way) {
        return switch (way) {
            case PUT -> Kind.PUT;
            case COPY -> Kind.COPY;
            case COMPLETE_MULTIPART_UPLOAD -> Kind.MULTIPART;
        };
    }

    /// What S3 calls what happened.
    public enum Kind {
        PUT("ObjectCreated:Put"),
        COPY("ObjectCreated:Copy"),
        MULTIPART("ObjectCreated:CompleteMultipartUpload"),
        DELETE("ObjectRemoved:Delete");

        private final String eventName;

        Kind(String eventName) {
            this.eventName = eventName;
        }

        /// `eventName` of a notification.
        public String eventName() {
            return eventName;
        }
    }
}
