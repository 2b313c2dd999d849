package io.windlass.bench;

import java.util.Objects;

/// A figure that was measured.
///
/// @param figure its name
/// @param value what was measured, to three decimals: what is shown is what is judged
/// @param goal what it is held to
public record Measured(String figure, double value, Goal goal) {

    public Measured {
        Objects.requireNonNull(figure, "figure is null");
        Objects.requireNonNull(goal, "goal is null");
        value = Math.round(value * 1_000) / 1_000.0;
    }

    /// Whether it reaches its goal.
    public boolean holds() {
        return goal.holds(value);
    }
}
