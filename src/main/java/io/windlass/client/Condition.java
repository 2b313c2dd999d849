package io.windlass.client;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What a column of a row must be, in the values of an application.
public sealed interface Condition {

    /// It has this value.
    ///
    /// @param value empty for NULL
    record Exact(Optional<Object> value) implements Condition {
        public Exact {
            Objects.requireNonNull(value, "value is null");
        }
    }

    /// It lies between two values; an end that is empty is open. NULL lies in no range but the one with both ends open.
    ///
    /// @param min the lower end
    /// @param minInclusive whether the lower end lies within
    /// @param max the upper end
    /// @param maxInclusive whether the upper end lies within
    record Range(Optional<Object> min, boolean minInclusive, Optional<Object> max, boolean maxInclusive)
            implements Condition {

        public Range {
            Objects.requireNonNull(min, "min is null");
            Objects.requireNonNull(max, "max is null");
        }

        /// From a value on, itself too, up to another, without it.
        public static Range of(Object min, Object max) {
            return new Range(Optional.of(min), true, Optional.of(max), false);
        }

        /// From a value on, itself too.
        public static Range from(Object min) {
            return new Range(Optional.of(min), true, Optional.empty(), false);
        }

        /// Up to a value, without it.
        public static Range to(Object max) {
            return new Range(Optional.empty(), true, Optional.of(max), false);
        }

        /// Reads `[min, max]` or `[min, minInclusive, max, maxInclusive]`; null is an open end.
        ///
        /// @param pointer of the range in the request
        /// @throws RequestFailed where it is neither
        public static Range parse(List<?> parts, String pointer) {
            if (parts.size() == 2) {
                return new Range(Optional.ofNullable(parts.get(0)), true, Optional.ofNullable(parts.get(1)), false);
            }
            if (parts.size() == 4
                    && parts.get(1) instanceof Boolean minInclusive
                    && parts.get(3) instanceof Boolean maxInclusive) {
                return new Range(
                        Optional.ofNullable(parts.get(0)),
                        minInclusive,
                        Optional.ofNullable(parts.get(2)),
                        maxInclusive);
            }
            throw new RequestFailed(
                    RequestFailed.Code.BAD_REQUEST,
                    pointer,
                    "a range is [min, max] or [min, true or false, max, true or false], where true means that the end"
                            + " lies within; null is an open end");
        }
    }
}
