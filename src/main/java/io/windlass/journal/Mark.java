package io.windlass.journal;

import java.util.Objects;
import java.util.OptionalLong;

/// What became of an object in a copy step: written after the ledger said so, never before.
///
/// @param step the copy step
/// @param object the object
/// @param state loaded, quarantined, undone or discarded
/// @param run the number of the run that decided it; a lower run never overwrites a higher one
/// @param sequencer the newest write that the run covered
/// @param etag the eTag of that write; empty where unknown
/// @param generation the highest generation that the run covered
/// @param reason why it was quarantined, and who discarded it and why; empty otherwise
/// @param rows of an object that was written again and then set aside: the earlier run whose rows of it are still in
/// the
///     table, 0 where another loader put them there; empty otherwise
public record Mark(
        StepId step,
        ObjectId object,
        State state,
        long run,
        String sequencer,
        String etag,
        long generation,
        String reason,
        OptionalLong rows) {

    /// Loaded once, set aside with a reason, loaded and then removed again, or set aside and given up by hand.
    public enum State {
        LOADED,
        QUARANTINED,
        UNDONE,
        DISCARDED
    }

    public Mark {
        Objects.requireNonNull(step, "step is null");
        Objects.requireNonNull(object, "object is null");
        Objects.requireNonNull(state, "state is null");
        Objects.requireNonNull(sequencer, "sequencer is null");
        Objects.requireNonNull(etag, "etag is null");
        Objects.requireNonNull(reason, "reason is null");
        Objects.requireNonNull(rows, "rows is null");
    }

    /// Of an object that has no rows but those of its own run.
    public Mark(
            StepId step,
            ObjectId object,
            State state,
            long run,
            String sequencer,
            String etag,
            long generation,
            String reason) {
        this(step, object, state, run, sequencer, etag, generation, reason, OptionalLong.empty());
    }

    /// The run whose rows of the object are in the table, as far as marks tell: the one that loaded it, or where it
    /// was set aside when it was written again, the one that loaded what it was.
    public OptionalLong rowsOf() {
        return state == State.LOADED ? OptionalLong.of(run) : rows;
    }
}
