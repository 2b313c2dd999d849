package io.windlass.story;

import io.windlass.journal.Arrival;
import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.PipelineState;
import io.windlass.journal.Run;
import io.windlass.journal.S3Object;
import io.windlass.journal.StepId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What bucket and journal say of an object.
///
/// @param object which
/// @param present as it lies in its bucket now; empty where it does not
/// @param steps the copy steps that take it now
/// @param marks by the steps that decided
/// @param arrivals those that wait, by step
/// @param states of the pipelines that have to do with it
/// @param open open runs that have it, by step
/// @param paused why pipelines are paused, by step
public record Known(
        ObjectId object,
        Optional<S3Object> present,
        List<StepId> steps,
        Map<StepId, Mark> marks,
        Map<StepId, List<Arrival>> arrivals,
        Map<String, PipelineState> states,
        Map<StepId, Run> open,
        Map<StepId, Standstill> paused) {

    public Known {
        Objects.requireNonNull(object, "object is null");
        Objects.requireNonNull(present, "present is null");
        steps = List.copyOf(steps);
        marks = Map.copyOf(marks);
        arrivals = Map.copyOf(arrivals);
        states = Map.copyOf(states);
        open = Map.copyOf(open);
        paused = Map.copyOf(paused);
    }

    /// Whether the journal ever heard of it.
    public boolean told() {
        return !marks.isEmpty()
                || arrivals.values().stream().anyMatch(waiting -> !waiting.isEmpty())
                || !open.isEmpty();
    }
}
