package io.windlass.bench;

import java.util.Objects;

/// What a figure is held to.
///
/// @param bound on which side of the limit it has to be
/// @param limit the limit, which itself holds
public record Goal(Bound bound, double limit) {

    public Goal {
        Objects.requireNonNull(bound, "bound is null");
    }

    static Goal atLeast(double limit) {
        return new Goal(Bound.AT_LEAST, limit);
    }

    static Goal atMost(double limit) {
        return new Goal(Bound.AT_MOST, limit);
    }

    public boolean holds(double value) {
        return switch (bound) {
            case AT_LEAST -> value >= limit;
            case AT_MOST -> value <= limit;
        };
    }

    /// The side of a limit.
    public enum Bound {
        AT_LEAST("at least"),
        AT_MOST("at most");

        private final String text;

        Bound(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }
}
