package io.windlass.pipeline;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// How many objects make a run.
///
/// A run starts when there are `minFiles` of them with `minBytes` together, or when the oldest has waited for
/// `maxAge`, or when as many wait as fit. It takes the oldest first and at most `maxFiles` and `maxBytes`; an
/// object that is larger than `maxBytes` makes a run alone.
///
/// @param minFiles at least 1
/// @param maxFiles at least `minFiles`
/// @param minBytes 0 or more
/// @param maxBytes at least `minBytes`
/// @param maxAge empty where objects wait for the minimum however long it takes
public record BatchPolicy(int minFiles, int maxFiles, long minBytes, long maxBytes, Optional<Duration> maxAge) {

    /// What COPY reads well in one go and what is cheap to try again; not a limit of AWS, which documents none
    /// for manifests.
    public static final int DEFAULT_MAX_FILES = 1_000;

    /// 50 GiB in S3.
    public static final long DEFAULT_MAX_BYTES = 50L << 30;

    public BatchPolicy {
        Objects.requireNonNull(maxAge, "maxAge is null");
        if (minFiles < 1 || maxFiles < minFiles) {
            throw new IllegalArgumentException("minFiles " + minFiles + ", maxFiles " + maxFiles);
        }
        if (minBytes < 0 || maxBytes < Math.max(1, minBytes)) {
            throw new IllegalArgumentException("minBytes " + minBytes + ", maxBytes " + maxBytes);
        }
    }

    /// A run as soon as one object is there.
    public static BatchPolicy immediate() {
        return new BatchPolicy(1, DEFAULT_MAX_FILES, 0, DEFAULT_MAX_BYTES, Optional.empty());
    }

    /// The same bounds without a minimum: whatever waits makes a run.
    public BatchPolicy withoutMinimum() {
        return new BatchPolicy(1, maxFiles, 0, maxBytes, Optional.empty());
    }
}
