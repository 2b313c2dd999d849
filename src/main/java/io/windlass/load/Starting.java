package io.windlass.load;

import io.windlass.journal.PipelineState;
import io.windlass.journal.Request;
import io.windlass.journal.RunSettings;
import io.windlass.journal.Runs;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Asks for runs: a write to the journal, which whoever moves the pipeline heeds.
///
/// @param runs the journal
/// @param clock the time
public record Starting(Runs runs, InstantSource clock) {

    public Starting {
        Objects.requireNonNull(runs, "runs is null");
        Objects.requireNonNull(clock, "clock is null");
    }

    /// Asks for a run even without enough arrivals.
    ///
    /// @param settings of the run
    public void ask(String pipeline, RunSettings settings) {
        ask(pipeline, Optional.empty(), Set.of(), settings);
    }

    /// The same.
    ///
    /// @param due the scheduled time; empty by hand: now, or just after the last due time
    /// @param despite pipelines that it need not wait for
    /// @param settings of the run
    void ask(String pipeline, Optional<Instant> due, Set<String> despite, RunSettings settings) {
        Instant asked = due.orElseGet(() -> byHand(runs.pipeline(pipeline)));
        runs.request(pipeline, new Request.Start(asked, despite, settings));
    }

    private Instant byHand(PipelineState state) {
        Instant now = clock.instant();
        Instant next = state.due().map(last -> last.plusMillis(1)).orElse(now);
        return next.isAfter(now) ? next : now;
    }
}
