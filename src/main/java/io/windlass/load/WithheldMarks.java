package io.windlass.load;

import io.windlass.journal.Mark;
import io.windlass.journal.Marks;
import io.windlass.journal.ObjectId;
import io.windlass.journal.SetAside;
import io.windlass.journal.StepId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Marks that are read and never written.
record WithheldMarks(Marks real) implements Marks {

    @Override
    public Map<ObjectId, Mark> find(StepId step, Collection<ObjectId> objects) {
        return real.find(step, objects);
    }

    @Override
    public void write(Collection<Mark> marks) {
        throw new IllegalStateException("nothing is marked in a dry run");
    }

    @Override
    public void setAside(SetAside aside) {
        throw new IllegalStateException("nothing is set aside in a dry run");
    }

    @Override
    public List<SetAside> setAside(String pipeline, long after, int atMost) {
        return real.setAside(pipeline, after, atMost);
    }

    @Override
    public void rewrite(Collection<Mark> marks, long run) {
        throw new IllegalStateException("nothing is marked in a dry run");
    }
}
