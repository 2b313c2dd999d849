package io.windlass.pipeline;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which objects a copy step takes.
///
/// @param bucket the bucket; empty for the stack's data bucket
/// @param prefix normalised to end in `/`, or empty for the whole bucket; segments such as `dt=*` match any
///     value of a hive partition
/// @param match the whole key after the prefix must match it, if present
/// @param overwrite what to do when the same key comes again with other content
/// @param series the ordered values below the prefix, if it is one
public record Source(
        Optional<String> bucket, String prefix, Optional<Pattern> match, Overwrite overwrite, Optional<Series> series) {

    public Source {
        Objects.requireNonNull(bucket, "bucket is null");
        Objects.requireNonNull(prefix, "prefix is null");
        Objects.requireNonNull(match, "match is null");
        Objects.requireNonNull(overwrite, "overwrite is null");
        Objects.requireNonNull(series, "series is null");
    }

    /// The same key again with another eTag.
    public enum Overwrite {
        /// Dropped and reported.
        REJECT,
        /// Dropped and counted.
        IGNORE,
        /// Loaded again as if it were new; not with append.
        RELOAD,
        /// The rows of the run that loaded it go, and everything else of that run is loaded again with it.
        REPLACE
    }

    /// @param by what the values are
    /// @param start the first value, inclusive
    /// @param end the last value, inclusive
    public record Series(By by, Optional<String> start, Optional<String> end) {
        public Series {
            Objects.requireNonNull(by, "by is null");
        }

        /// How values are ordered.
        public enum By {
            INTEGER,
            DATE,
            HOUR
        }
    }
}
