package io.windlass.journal;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/// What a schedule or a person asks of a pipeline, or whoever tells of its runs.
public sealed interface Request {

    /// Run at the next plan even without enough arrivals. Refused when a start for the same or a later time
    /// was asked before, so that a schedule delivered twice starts once.
    ///
    /// @param due the scheduled time; by hand, now or just after the last due time, whichever is later
    /// @param despite pipelines that it need not wait for, although its own depends on them
    /// @param settings of the run; where there are none, those of a start that still waits stay
    record Start(Instant due, Set<String> despite, RunSettings settings) implements Request {
        public Start {
            Objects.requireNonNull(due, "due is null");
            Objects.requireNonNull(settings, "settings is null");
            despite = Set.copyOf(despite);
        }

        /// One whose run is as every other.
        public Start(Instant due, Set<String> despite) {
            this(due, despite, RunSettings.standard());
        }

        /// One that waits for all that its pipeline depends on.
        public Start(Instant due) {
            this(due, Set.of());
        }
    }

    /// Open no further run. The epoch goes up, so a planner that read "not paused" is refused.
    record Pause() implements Request {}

    /// Open runs again.
    ///
    /// @param dropStart also forget a start that was asked and not yet served; refused during a run
    record Resume(boolean dropStart) implements Request {}

    /// The ends of these runs were told. Blind, and may be repeated.
    ///
    /// @param runs at least one, by number
    record Told(Set<Long> runs) implements Request {
        public Told {
            runs = Set.copyOf(runs);
        }
    }

    /// A sql step counts as done up to now: what earlier runs loaded, it is no longer owed. Refused during a run, when
    /// the epoch has moved since, and before the first run.
    ///
    /// @param seen the pipeline's state as whoever asks has seen it
    record Skip(PipelineState seen, String step) implements Request {
        public Skip {
            Objects.requireNonNull(seen, "seen is null");
            Objects.requireNonNull(step, "step is null");
        }
    }
}
