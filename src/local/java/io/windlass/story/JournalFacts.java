package io.windlass.story;

import io.windlass.journal.Arrival;
import io.windlass.journal.Mark;
import java.util.Locale;

/// What the journal says of an object in one step.
final class JournalFacts {

    private JournalFacts() {}

    /// An event that comes again is the same arrival again, and nobody counts how often it came.
    static Fact of(Arrival arrival) {
        String how = arrival.key().listed()
                ? "a listing found it"
                : arrival.generation() > 0 ? "somebody brought it back" : "an event told of it";
        return Fact.of(
                "arrival",
                how + " (" + arrival.object().time() + ", sequencer "
                        + (arrival.object().sequencer().isEmpty()
                                ? "unknown"
                                : arrival.object().sequencer())
                        + "), and it waits in " + arrival.step() + ", however often that was told",
                "pipeline",
                arrival.step().pipeline(),
                "step",
                arrival.step().step(),
                "time",
                arrival.object().time().toString(),
                "sequencer",
                arrival.object().sequencer(),
                "generation",
                Long.toString(arrival.generation()),
                "etag",
                arrival.object().etag(),
                "listed",
                Boolean.toString(arrival.key().listed()));
    }

    static Fact of(Mark mark) {
        String state = mark.state().name().toLowerCase(Locale.ROOT);
        String by = mark.run() == 0 ? "adopted: an older loader loaded it" : "by run " + mark.run();
        return Fact.of(
                "mark",
                "the journal says: " + state + " in " + mark.step() + ", " + by
                        + (mark.reason().isEmpty() ? "" : ": " + mark.reason())
                        + "; it covers sequencer " + (mark.sequencer().isEmpty() ? "unknown" : mark.sequencer())
                        + ", generation " + mark.generation() + ", and whatever told of them again left no trace",
                "pipeline",
                mark.step().pipeline(),
                "step",
                mark.step().step(),
                "state",
                state,
                "run",
                Long.toString(mark.run()),
                "sequencer",
                mark.sequencer(),
                "etag",
                mark.etag(),
                "generation",
                Long.toString(mark.generation()),
                "why",
                mark.reason());
    }
}
