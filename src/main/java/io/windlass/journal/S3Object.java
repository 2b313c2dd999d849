package io.windlass.journal;

import java.time.Instant;
import java.util.Objects;

/// One write of an object to S3, as an event or a listing tells it.
///
/// @param id which object
/// @param sequencer its order among the writes to the same key; empty where the source names none
/// @param etag the content's tag; empty where unknown
/// @param version the version id of a versioned bucket; empty elsewhere
/// @param size bytes
/// @param time when the write happened, to the millisecond
public record S3Object(ObjectId id, String sequencer, String etag, String version, long size, Instant time) {

    public S3Object {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(sequencer, "sequencer is null");
        Objects.requireNonNull(etag, "etag is null");
        Objects.requireNonNull(version, "version is null");
        Objects.requireNonNull(time, "time is null");
        if (size < 0) {
            throw new IllegalArgumentException("size is negative: " + size);
        }
        time = Instant.ofEpochMilli(time.toEpochMilli());
    }
}
