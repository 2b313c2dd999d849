package io.windlass.load;

import io.windlass.journal.Reconciliation;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// Which copy steps of a pipeline are compared. A step of which each run takes all that lies below its prefix is not
/// one of them: an object that it missed is in its next run, and one that it loaded twice is in its table once.
///
/// @param scope as it was asked for
/// @param steps in their order
public record ReconcileScope(Reconciliation.Scope scope, List<Step.Copy> steps) {

    public ReconcileScope {
        Objects.requireNonNull(scope, "scope is null");
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("no step");
        }
    }

    /// Whether a scope was understood.
    public sealed interface Reading {

        record Understood(ReconcileScope scope) implements Reading {}

        /// @param reason what is wrong and what to write instead
        record Refused(String reason) implements Reading {}
    }

    /// @param only the one copy step; empty for all
    public static Reading read(Pipeline pipeline, String only) {
        List<Step.Copy> named = pipeline.copies().stream()
                .filter(step -> only.isEmpty() || only.equals(step.name()))
                .toList();
        List<Step.Copy> steps =
                named.stream().filter(step -> !BackfillScope.whole(step)).toList();
        if (!steps.isEmpty()) {
            return new Reading.Understood(new ReconcileScope(new Reconciliation.Scope(pipeline.name(), only), steps));
        }
        if (!named.isEmpty()) {
            return new Reading.Refused("each run of step " + named.getFirst().name()
                    + " takes all that lies below its prefix, so it misses nothing: ./windlass start "
                    + pipeline.name());
        }
        String names = pipeline.copies().stream().map(Step::name).collect(Collectors.joining(", "));
        return new Reading.Refused(
                names.isEmpty()
                        ? pipeline.name() + " has no copy step"
                        : pipeline.name() + " has no copy step " + only + "; it has " + names);
    }

    /// The step of this name; the first where there is none.
    Step.Copy step(String name) {
        return steps.stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseGet(steps::getFirst);
    }
}
