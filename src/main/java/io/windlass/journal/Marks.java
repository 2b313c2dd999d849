package io.windlass.journal;

import java.util.Collection;
import java.util.List;
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

    /// Writes down blindly which list of a run sets objects aside, so that they can be found without reading what is
    /// loaded. A run has one such list at most, and writing it again changes nothing.
    void setAside(SetAside aside);

    /// What runs with a higher number than `after` set aside, in the order of their numbers. Empty only where there
    /// is no more.
    List<SetAside> setAside(String pipeline, long after, int atMost);
}
