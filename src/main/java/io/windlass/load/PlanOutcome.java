package io.windlass.load;

import io.windlass.journal.Run;
import java.time.Instant;
import java.util.List;

/// What came of a plan.
public sealed interface PlanOutcome {

    /// A run took its arrivals.
    record Opened(Run run) implements PlanOutcome {}

    /// A run is open already.
    record Running(long run) implements PlanOutcome {}

    /// Somebody paused the pipeline.
    record Paused() implements PlanOutcome {}

    /// The pipeline's maintenance is under way.
    ///
    /// @param until when it ends
    record Held(Instant until) implements PlanOutcome {}

    /// Nothing to do.
    ///
    /// @param backlogs what waits for a batch's minimum or for a start, by step
    record Nothing(List<Backlog> backlogs) implements PlanOutcome {
        public Nothing {
            backlogs = List.copyOf(backlogs);
        }
    }

    /// Some of the pipelines that it depends on have not completed a run since its own last one.
    ///
    /// @param others which, by name
    /// @param backlogs what waits meanwhile, by step
    record Waiting(List<String> others, List<Backlog> backlogs) implements PlanOutcome {
        public Waiting {
            others = List.copyOf(others);
            backlogs = List.copyOf(backlogs);
        }
    }

    /// Somebody else moved first; nothing of this plan counts.
    record Beaten() implements PlanOutcome {}

    /// The pipeline asks for what this version cannot do.
    record Unsupported(List<String> reasons) implements PlanOutcome {
        public Unsupported {
            reasons = List.copyOf(reasons);
        }
    }
}
