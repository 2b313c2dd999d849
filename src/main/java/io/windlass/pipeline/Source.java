package io.windlass.pipeline;

import java.util.Locale;
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

    /// The series value of an object, where it has one between start and end; empty without a series too.
    ///
    /// @param key of an object that the prefix fits
    public Optional<SeriesValue> value(String key) {
        int begin = 0;
        for (int slash = prefix.indexOf('/'); slash >= 0; slash = prefix.indexOf('/', slash + 1)) {
            begin = key.indexOf('/', begin) + 1;
        }
        String rest = key.substring(begin);
        return series.flatMap(known -> known.value(rest));
    }

    /// Whether keys that begin so lie below the prefix.
    boolean fits(String folder) {
        PrefixTree tree = new PrefixTree();
        tree.add(new Routing.Entry(0, 0, new Route.Target("", ""), this));
        return !tree.fits(folder + "_").isEmpty();
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

        /// The value directly below the prefix, if it is one between start and end.
        ///
        /// @param rest a key after the prefix
        Optional<SeriesValue> value(String rest) {
            return SeriesValue.below(by, rest).filter(value -> !before(value) && !after(value));
        }

        private boolean before(SeriesValue value) {
            return start.flatMap(text -> SeriesValue.parse(by, text))
                    .filter(bound -> value.first().compareTo(bound.first()) < 0)
                    .isPresent();
        }

        private boolean after(SeriesValue value) {
            return end.flatMap(text -> SeriesValue.parse(by, text))
                    .filter(bound -> value.last().compareTo(bound.last()) > 0)
                    .isPresent();
        }

        /// How values are ordered.
        public enum By {
            INTEGER,
            DATE,
            HOUR;

            /// By its name in definitions.
            public static By parse(String text) {
                return valueOf(text.toUpperCase(Locale.ROOT));
            }

            /// As definitions write it.
            public String text() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }
}
