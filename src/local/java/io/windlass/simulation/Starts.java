package io.windlass.simulation;

import io.windlass.journal.PipelineState;
import io.windlass.journal.Run;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The starts that were asked for and heard. Each must be answered by a run that was planned after it and that
/// loaded all its steps, unless somebody dropped it.
final class Starts {

    private final Set<Instant> waiting = new HashSet<>();
    private final Map<Long, Set<Instant>> answering = new HashMap<>();

    void heard(Instant due) {
        waiting.add(due);
    }

    void dropped() {
        waiting.clear();
    }

    /// A run takes what its planner knew of.
    ///
    /// @return those that it took although its planner knew nothing of them
    Set<Instant> taken(PipelineState seen, Run run) {
        Set<Instant> taken = new HashSet<>(waiting);
        taken.removeIf(due -> seen.due().isEmpty() || due.isAfter(seen.due().get()));
        waiting.removeAll(taken);
        answering.put(run.number(), taken);
        return Set.copyOf(waiting);
    }

    /// A run that did not load everything answered nothing.
    void closed(long run, boolean whole) {
        Set<Instant> taken = answering.remove(run);
        if (taken != null && !whole) {
            waiting.addAll(taken);
        }
    }

    Set<Instant> unanswered() {
        Set<Instant> all = new HashSet<>(waiting);
        answering.values().forEach(all::addAll);
        return all;
    }
}
