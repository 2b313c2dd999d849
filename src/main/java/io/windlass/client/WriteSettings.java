package io.windlass.client;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// How a batch writer works.
///
/// @param job the job's id; random where empty
/// @param rollBytes an object ends once it holds so many bytes, before compression
/// @param rollAge an object ends once it is so old, as seen at the next write; a job that is to be written again in
///     the very same objects goes by bytes alone: [#named]
public record WriteSettings(Optional<String> job, long rollBytes, Duration rollAge) {

    /// COPY reads objects of 1 MB to 1 GB after compression best (Database Developer Guide, "Loading data files").
    public static final long ROLL_BYTES = 64L << 20;

    /// Rows do not wait longer than this for their object to end.
    public static final Duration ROLL_AGE = Duration.ofMinutes(5);

    /// An object that ends by its size only.
    private static final Duration NEVER = Duration.ofDays(3650);

    public WriteSettings {
        Objects.requireNonNull(job, "job is null");
        Objects.requireNonNull(rollAge, "rollAge is null");
        if (rollBytes < 1 || !rollAge.isPositive()) {
            throw new IllegalArgumentException("rollBytes " + rollBytes + ", rollAge " + rollAge);
        }
    }

    /// A job with a random id.
    public static WriteSettings standard() {
        return new WriteSettings(Optional.empty(), ROLL_BYTES, ROLL_AGE);
    }

    /// A job that may be written again: the same rows under the same id are the same objects, and loaded once.
    public static WriteSettings named(String job) {
        return new WriteSettings(Optional.of(job), ROLL_BYTES, NEVER);
    }

    public WriteSettings rollingAt(long bytes) {
        return new WriteSettings(job, bytes, rollAge);
    }

    public WriteSettings rollingAfter(Duration age) {
        return new WriteSettings(job, rollBytes, age);
    }
}
