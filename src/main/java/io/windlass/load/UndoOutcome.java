package io.windlass.load;

import io.windlass.journal.PipelineState;
import io.windlass.journal.Run;
import java.util.List;

/// What comes of asking for a run to be taken back.
public sealed interface UndoOutcome {

    /// It can be taken back.
    ///
    /// @param state the pipeline's state as it was read first
    /// @param run the run that would do it
    /// @param shares what it would take back of each step
    /// @param readers the sql steps that have read the rows; what they made of them stays
    record Possible(PipelineState state, Run run, List<Share> shares, List<String> readers) implements UndoOutcome {
        public Possible {
            shares = List.copyOf(shares);
            readers = List.copyOf(readers);
        }
    }

    /// It is under way, as a run of its own.
    record Opened(Run run, List<Share> shares) implements UndoOutcome {
        public Opened {
            shares = List.copyOf(shares);
        }
    }

    /// A run is open: only one at a time.
    record Running(long run) implements UndoOutcome {}

    /// Somebody else moved first; nothing was done.
    record Beaten() implements UndoOutcome {}

    /// Nothing of what is meant is loaded by that run.
    record Nothing() implements UndoOutcome {}

    /// It cannot be done.
    record Refused(List<String> reasons) implements UndoOutcome {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /// Of a step.
    ///
    /// @param step its name
    /// @param objects those that are loaded by the run, whose rows go
    /// @param meant those of them that are meant
    record Share(String step, long objects, long meant) {}
}
