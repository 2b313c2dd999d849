package io.windlass.load;

import io.windlass.journal.Arrival;
import io.windlass.journal.JournalUnavailable;
import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.Run;
import io.windlass.journal.RunStep;
import io.windlass.journal.StepId;
import io.windlass.journal.Undo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Writes down that a step of an earlier run is taken back: marks first, and only for what that run decided; then the
/// arrivals of what is loaded again. Both may be repeated at will.
///
/// @param journal where marks and arrivals are
record Undone(Journal journal) {

    /// The step that this run took back.
    void write(Run run, RunStep step) {
        Undo undo = run.undo().orElseThrow();
        StepId id = new StepId(run.pipeline(), step.name());
        ObjectList.read(journal.files().open(RunNames.objects(undo.files(), step.name())), chunk -> {
            journal.marks()
                    .rewrite(
                            chunk.stream()
                                    .map(each -> each.mark(id, Mark.State.UNDONE, run.number()))
                                    .toList(),
                            undo.run());
            put(again(run, id, chunk));
        });
    }

    /// The mark says who has the last word: what another run has loaded since is none of this one's.
    private List<Arrival> again(Run run, StepId id, List<ListedObject> chunk) {
        Undo undo = run.undo().orElseThrow();
        List<ListedObject> wanted =
                chunk.stream().filter(each -> undo.again(each.object().id())).toList();
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<ObjectId> objects = wanted.stream().map(each -> each.object().id()).toList();
        Map<ObjectId, Mark> marks = journal.marks().find(id, objects);
        List<Arrival> again = new ArrayList<>();
        for (ListedObject each : wanted) {
            Mark mark = marks.get(each.object().id());
            if (mark != null && mark.run() == run.number()) {
                again.add(new Arrival(id, each.object(), mark.generation() + 1));
            }
        }
        return again;
    }

    private void put(List<Arrival> again) {
        int left = again.isEmpty() ? 0 : journal.arrivals().put(again).size();
        if (left > 0) {
            throw new JournalUnavailable(left + " of " + again.size() + " arrivals could not be written");
        }
    }
}
