package io.windlass.load;

import io.windlass.journal.Arrival;
import io.windlass.journal.Mark;
import io.windlass.journal.S3Object;
import io.windlass.journal.StepId;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/// One object of a run's list: what is loaded, what is marked and which arrivals go.
///
/// @param part which COPY of the step loads it, from 1
/// @param object its newest write among the arrivals
/// @param generation the highest generation among them
/// @param arrivals the keys of all of them: exactly these are deleted, whatever was recorded since
/// @param reason why it is guilty; empty in a list of objects to load
/// @param rows of an object that was written again: the earlier run whose rows of it are in the table, and stay
///     where it is guilty; 0 where another loader put them there; empty otherwise, and of what only comes along
public record ListedObject(
        int part, S3Object object, long generation, List<Arrival.Key> arrivals, String reason, OptionalLong rows) {

    public ListedObject {
        Objects.requireNonNull(object, "object is null");
        Objects.requireNonNull(reason, "reason is null");
        Objects.requireNonNull(rows, "rows is null");
        arrivals = List.copyOf(arrivals);
    }

    /// One that takes nobody's place.
    public ListedObject(int part, S3Object object, long generation, List<Arrival.Key> arrivals, String reason) {
        this(part, object, generation, arrivals, reason, OptionalLong.empty());
    }

    public ListedObject guilty(String why) {
        return new ListedObject(part, object, generation, arrivals, why, rows);
    }

    /// The mark that says what became of it in a run.
    public Mark mark(StepId step, Mark.State state, long run) {
        return new Mark(
                step, object.id(), state, run, object.sequencer(), object.etag(), generation, reason, kept(state));
    }

    private OptionalLong kept(Mark.State state) {
        return state == Mark.State.QUARANTINED ? rows : OptionalLong.empty();
    }
}
