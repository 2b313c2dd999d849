package io.windlass.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A pipeline as its file defines it.
///
/// @param name `[a-z][a-z0-9_-]{0,62}`
/// @param start what starts a run
/// @param steps in order, at least one
/// @param dependsOn pipelines of which each must have completed a run that this one did not follow yet
/// @param maintenance when the warehouse is left alone
/// @param expects which folders must be there by when
public record Pipeline(
        String name,
        Start start,
        List<Step> steps,
        List<String> dependsOn,
        List<MaintenanceWindow> maintenance,
        List<Expectation> expects) {

    public Pipeline {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(start, "start is null");
        steps = List.copyOf(steps);
        dependsOn = List.copyOf(dependsOn);
        maintenance = List.copyOf(maintenance);
        expects = List.copyOf(expects);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("pipeline " + name + " has no steps");
        }
    }

    /// One that is never closed and expects nothing.
    public Pipeline(String name, Start start, List<Step> steps, List<String> dependsOn) {
        this(name, start, steps, dependsOn, List.of(), List.of());
    }

    /// When the maintenance that is under way ends; empty where none is.
    public Optional<Instant> closedUntil(Instant now) {
        return MaintenanceWindow.until(maintenance, now);
    }

    /// The same without maintenance, for a warehouse of one's own.
    public Pipeline alwaysOpen() {
        return new Pipeline(name, start, steps, dependsOn, List.of(), expects);
    }

    /// The copy steps in order.
    public List<Step.Copy> copies() {
        return steps.stream()
                .filter(Step.Copy.class::isInstance)
                .map(Step.Copy.class::cast)
                .toList();
    }

    /// Whether it starts by itself as soon as all that it depends on have completed a run: no arrival can start it.
    public boolean startsAfterOthers() {
        return start instanceof Start.Arrivals && !dependsOn.isEmpty() && copies().isEmpty();
    }

    /// The same as if it depended on no other.
    public Pipeline alone() {
        return new Pipeline(name, start, steps, List.of());
    }

    /// The copy step with a series that stands nearest before a sql step: its values are what the step's `:cursor`,
    /// `:range_from` and `:range_to` tell of.
    public Optional<Step.Copy> seriesBefore(Step.Sql sql) {
        return steps.stream()
                .takeWhile(step -> !step.equals(sql))
                .filter(Step.Copy.class::isInstance)
                .map(Step.Copy.class::cast)
                .filter(copy -> copy.from().series().isPresent())
                .reduce((first, second) -> second);
    }

    /// What starts a run.
    public sealed interface Start {
        /// Enough arrivals, or old enough ones.
        record Arrivals() implements Start {}

        /// @param expression `cron(…)` or `rate(…)`, as EventBridge Scheduler takes it
        record Schedule(String expression) implements Start {
            public Schedule {
                Objects.requireNonNull(expression, "expression is null");
            }
        }

        /// Only a person or a program.
        record Manual() implements Start {}
    }
}
