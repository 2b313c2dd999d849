package io.windlass.pipeline;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// How many objects make a run.
///
/// A run starts when a minimum is reached, by number or by bytes, or when the oldest object has waited for
/// `maxAge`, or when more wait than fit. It takes the oldest first and at most `maxFiles` and `maxBytes`; an
/// object that is larger than `maxBytes` makes a run alone.
///
/// @param minFiles how many objects start a run; 0 where their number does not
/// @param maxFiles at least 1 and at least `minFiles`
/// @param minBytes how many bytes start a run; 0 where they do not
/// @param maxBytes at least 1 and at least `minBytes`
/// @param maxAge empty where objects wait however long it takes
public record BatchPolicy(int minFiles, int maxFiles, long minBytes, long maxBytes, Optional<Duration> maxAge) {

    /// What COPY reads well in one go and what is cheap to try again; not a limit of AWS, which documents none
    /// for manifests.
    public static final int DEFAULT_MAX_FILES = 1_000;

    /// 50 GiB in S3.
    public static final long DEFAULT_MAX_BYTES = 50L << 30;

    public BatchPolicy {
        Objects.requireNonNull(maxAge, "maxAge is null");
        if (minFiles < 0 || maxFiles < Math.max(1, minFiles)) {
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

    /// Whether so many objects of so many bytes together start a run.
    public boolean reached(int files, long bytes) {
        return (minFiles > 0 && files >= minFiles) || (minBytes > 0 && bytes >= minBytes);
    }
}
