package io.windlass.load;

import io.windlass.journal.S3Object;
import io.windlass.pipeline.SeriesValue;
import io.windlass.pipeline.Source;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;

/// Which objects of a copy step a backfill looks for.
sealed interface BackfillWindow {

    /// Whether an object of the step is one of them.
    boolean holds(S3Object object);

    /// The key behind which they begin; empty where they may lie anywhere.
    String begin();

    /// Whether none of them follows an object that lies below the step's prefix, in the order of the keys.
    boolean endsBefore(S3Object object);

    /// Those whose value of the source's series lies between two others.
    ///
    /// Days and hours are written so that the order of the keys is that of the values: only the folders between
    /// are listed. Numbers are not, and with hive partitions each partition has all values.
    ///
    /// @param low the first value, inclusive
    /// @param high the last value, inclusive: a day holds all its hours
    record Values(Source source, SeriesValue low, SeriesValue high) implements BackfillWindow {

        public Values {
            Objects.requireNonNull(source, "source is null");
            Objects.requireNonNull(low, "low is null");
            Objects.requireNonNull(high, "high is null");
        }

        @Override
        public boolean holds(S3Object object) {
            return source.value(object.id().key())
                    .filter(value -> value.first().compareTo(low.first()) >= 0
                            && value.last().compareTo(high.last()) <= 0)
                    .isPresent();
        }

        @Override
        public String begin() {
            return sorted() ? source.prefix() + low.text() : "";
        }

        @Override
        public boolean endsBefore(S3Object object) {
            return sorted()
                    && source.value(object.id().key())
                            .filter(value -> value.first().compareTo(high.last()) > 0)
                            .isPresent();
        }

        private boolean sorted() {
            return switch (low.by()) {
                case INTEGER -> false;
                case DATE, HOUR -> !source.prefix().contains("*");
            };
        }
    }

    /// Those that were last written between two times.
    ///
    /// @param from the first millisecond
    /// @param to the last millisecond
    record Times(Instant from, Instant to) implements BackfillWindow {

        public Times {
            Objects.requireNonNull(from, "from is null");
            Objects.requireNonNull(to, "to is null");
        }

        @Override
        public boolean holds(S3Object object) {
            return !object.time().isBefore(from) && !object.time().isAfter(to);
        }

        @Override
        public String begin() {
            return "";
        }

        @Override
        public boolean endsBefore(S3Object object) {
            return false;
        }

        /// A time with its offset is the millisecond it is in; a day of UTC is all of its milliseconds.
        static Optional<Times> read(String text) {
            try {
                if (text.contains("T")) {
                    Instant at = OffsetDateTime.parse(text).toInstant();
                    return Optional.of(new Times(at, at));
                }
                LocalDate day = LocalDate.parse(text);
                Instant next = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
                return Optional.of(new Times(day.atStartOfDay(ZoneOffset.UTC).toInstant(), next.minusMillis(1)));
            } catch (DateTimeException e) {
                // It is no time, which is for the caller to say.
                return Optional.empty();
            }
        }
    }
}
