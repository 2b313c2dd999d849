package io.windlass.local.memory;

import io.windlass.journal.Mark;
import io.windlass.journal.Marks;
import io.windlass.journal.ObjectId;
import io.windlass.journal.SetAside;
import io.windlass.journal.StepId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Marks in memory.
public class InMemoryMarks implements Marks {

    private final Map<Place, Mark> marks = new HashMap<>();
    private final Map<String, TreeMap<Long, SetAside>> asides = new HashMap<>();

    @Override
    public synchronized Map<ObjectId, Mark> find(StepId step, Collection<ObjectId> objects) {
        Map<ObjectId, Mark> found = new HashMap<>();
        for (ObjectId object : objects) {
            Mark mark = marks.get(new Place(step, object));
            if (mark != null) {
                found.put(object, mark);
            }
        }
        return found;
    }

    @Override
    public synchronized void write(Collection<Mark> written) {
        for (Mark mark : written) {
            Place place = new Place(mark.step(), mark.object());
            if (mayWrite(Optional.ofNullable(marks.get(place)), mark)) {
                marks.put(place, mark);
            }
        }
    }

    @Override
    public synchronized void rewrite(Collection<Mark> written, long run) {
        for (Mark mark : written) {
            marks.computeIfPresent(
                    new Place(mark.step(), mark.object()), (place, there) -> there.run() == run ? mark : there);
        }
    }

    @Override
    public synchronized void setAside(SetAside aside) {
        asides.computeIfAbsent(aside.step().pipeline(), any -> new TreeMap<>()).put(aside.run(), aside);
    }

    @Override
    public synchronized List<SetAside> setAside(String pipeline, long after, int atMost) {
        return asides.getOrDefault(pipeline, new TreeMap<>()).tailMap(after, false).values().stream()
                .limit(atMost)
                .toList();
    }

    /// Whether the mark may be written over what is there: nothing, or the mark of a lower run.
    protected boolean mayWrite(Optional<Mark> present, Mark mark) {
        return present.isEmpty() || present.get().run() < mark.run();
    }

    private record Place(StepId step, ObjectId object) {}
}
