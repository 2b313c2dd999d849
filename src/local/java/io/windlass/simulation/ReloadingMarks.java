package io.windlass.simulation;

import io.windlass.journal.Mark;
import io.windlass.journal.Marks;
import io.windlass.journal.ObjectId;
import io.windlass.journal.SetAside;
import io.windlass.journal.StepId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Marks as a planner sees them that loads again whatever is loaded and was written since: they all look quarantined.
///
/// @param real the marks as they are
record ReloadingMarks(Marks real) implements Marks {

    @Override
    public Map<ObjectId, Mark> find(StepId step, Collection<ObjectId> objects) {
        Map<ObjectId, Mark> seen = new HashMap<>();
        real.find(step, objects).forEach((object, mark) -> seen.put(object, reloadable(mark)));
        return seen;
    }

    @Override
    public void write(Collection<Mark> marks) {
        real.write(marks);
    }

    @Override
    public void rewrite(Collection<Mark> marks, long run) {
        real.rewrite(marks, run);
    }

    @Override
    public void setAside(SetAside aside) {
        real.setAside(aside);
    }

    @Override
    public List<SetAside> setAside(String pipeline, long after, int atMost) {
        return real.setAside(pipeline, after, atMost);
    }

    private static Mark reloadable(Mark mark) {
        return mark.state() != Mark.State.LOADED
                ? mark
                : new Mark(
                        mark.step(),
                        mark.object(),
                        Mark.State.QUARANTINED,
                        mark.run(),
                        mark.sequencer(),
                        mark.etag(),
                        mark.generation(),
                        "");
    }
}
