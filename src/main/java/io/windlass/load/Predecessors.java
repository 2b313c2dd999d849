package io.windlass.load;

import io.windlass.journal.PipelineState;
import io.windlass.journal.Runs;
import io.windlass.pipeline.Pipeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The pipelines that one depends on, and whether each has completed a run that this one did not follow yet.
///
/// Runs of different pipelines are never compared with each other, and no clock is asked: a run that opens writes down
/// which complete run of each other pipeline it comes after, under the condition that nobody moved since its own
/// state was read. What another pipeline completes after it was read here has a higher number, so it is never missed.
///
/// @param complete the last complete run of each, in the order of the definition; 0 where there is none
/// @param awaited those that have none yet which this one did not follow
record Predecessors(Map<String, Long> complete, List<String> awaited) {

    Predecessors {
        complete = Map.copyOf(complete);
        awaited = List.copyOf(awaited);
    }

    /// One read of the journal for each of them, none where there are none.
    ///
    /// @param state the pipeline's own, read before
    static Predecessors of(Pipeline pipeline, PipelineState state, Runs runs) {
        Map<String, Long> complete = new LinkedHashMap<>();
        for (String other : pipeline.dependsOn()) {
            complete.put(other, runs.pipeline(other).complete());
        }
        List<String> awaited = pipeline.dependsOn().stream()
                .filter(other -> complete.get(other) <= state.followed(other))
                .toList();
        return new Predecessors(complete, awaited);
    }
}
