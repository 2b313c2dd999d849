package io.windlass.client;

import io.windlass.journal.ObjectId;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Supplier;

/// What a client needs to know of its stack and its surroundings.
///
/// @param stack the stack's name, part of every statement's name
/// @param who on whose behalf it works, written down with each job
/// @param dataBucket the bucket of steps that name none
/// @param ownBucket the bucket of Windlass's own objects
/// @param ownPrefix what their keys begin with: empty, or ending in `/`
/// @param copyRole what the warehouse writes large results to S3 with
/// @param clock the time
/// @param ids random ids of `[a-z0-9]`
/// @param pause how it waits
public record ClientSettings(
        String stack,
        String who,
        String dataBucket,
        String ownBucket,
        String ownPrefix,
        String copyRole,
        InstantSource clock,
        Supplier<String> ids,
        Pause pause) {

    public ClientSettings {
        Objects.requireNonNull(stack, "stack is null");
        Objects.requireNonNull(who, "who is null");
        Objects.requireNonNull(dataBucket, "dataBucket is null");
        Objects.requireNonNull(ownBucket, "ownBucket is null");
        Objects.requireNonNull(ownPrefix, "ownPrefix is null");
        Objects.requireNonNull(copyRole, "copyRole is null");
        Objects.requireNonNull(clock, "clock is null");
        Objects.requireNonNull(ids, "ids is null");
        Objects.requireNonNull(pause, "pause is null");
    }

    /// Whether what has this bucket and key, or lies below it, is Windlass's own.
    boolean isOwn(String bucket, String key) {
        return bucket.equals(ownBucket) && (!ownBucket.equals(dataBucket) || key.startsWith(ownPrefix));
    }

    /// One of Windlass's own objects.
    ObjectId own(String name) {
        return new ObjectId(ownBucket, ownPrefix + name);
    }
}
