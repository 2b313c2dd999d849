package io.windlass.simulation;

import io.windlass.journal.Arrival;
import io.windlass.journal.Mark;
import io.windlass.load.ListedObject;

/// Pieces of what is done by hand, for those who put them together wrongly.
final class Undos {

    private Undos() {}

    static Mark undone(Mark mark) {
        return new Mark(
                mark.step(),
                mark.object(),
                Mark.State.UNDONE,
                mark.run(),
                mark.sequencer(),
                mark.etag(),
                mark.generation(),
                "");
    }

    static Arrival again(Mark mark, ListedObject listed) {
        return new Arrival(mark.step(), listed.object(), mark.generation() + 1);
    }
}
