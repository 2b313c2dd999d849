package io.windlass.journal;

import java.util.Collection;
import java.util.Map;

/// What became of each object, for ever: a mark has no expiry, else a late delivery would load again.
public interface Marks {

    /// The marks of these objects in one step, read consistently; an object without a mark is not in the map.
    Map<ObjectId, Mark> find(StepId step, Collection<ObjectId> objects);

    /// Writes each mark only if there is none, or one of a lower run. A refused one counts as done: a newer
    /// run has decided. Returns only when every mark is written or refused.
    void write(Collection<Mark> marks);

    /// Writes each mark only where the mark that is there is of exactly this run: to take back what that run
    /// decided, or to say more about it. A refused one counts as done: another run has decided, or it is written
    /// already. Returns only when every mark is written or refused.
    void rewrite(Collection<Mark> marks, long run);
}
