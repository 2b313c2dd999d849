package io.windlass.load;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where a pipeline stands after a tick.
public sealed interface TickOutcome {

    /// A run is open; another tick will find more to do.
    ///
    /// @param until not before this time; empty where only the warehouse knows
    record Active(Optional<Instant> until) implements TickOutcome {}

    /// Nothing to do.
    ///
    /// @param backlogs what waits for a batch's minimum or for a start, by step
    record Quiet(List<Backlog> backlogs) implements TickOutcome {
        public Quiet {
            backlogs = List.copyOf(backlogs);
        }

        /// How many objects wait.
        public int waiting() {
            return backlogs.stream().mapToInt(Backlog::objects).sum();
        }
    }

    /// Its maintenance is under way: no run is opened, and of an open one nothing is submitted.
    ///
    /// @param until when it ends
    record Held(Instant until) implements TickOutcome {}

    /// Some of the pipelines that it depends on have not completed a run since its own last one.
    ///
    /// @param others which, by name
    /// @param backlogs what waits meanwhile, by step
    record Waiting(List<String> others, List<Backlog> backlogs) implements TickOutcome {
        public Waiting {
            others = List.copyOf(others);
            backlogs = List.copyOf(backlogs);
        }
    }

    /// Somebody paused it, or a failure did that no object is guilty of.
    record Paused() implements TickOutcome {}

    /// It asks for what this version cannot do, or for what nobody lets it do.
    record Refused(List<String> reasons) implements TickOutcome {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /// An outside call failed; the next tick tries again.
    record Troubled(String message) implements TickOutcome {}
}
