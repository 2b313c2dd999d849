package io.windlass.load;

import io.windlass.journal.Arrival;
import io.windlass.journal.Arrivals;
import io.windlass.journal.Mark;
import io.windlass.journal.Marks;
import io.windlass.journal.ObjectId;
import io.windlass.journal.Run;
import io.windlass.journal.RunFiles;
import io.windlass.journal.RunStep;
import io.windlass.journal.SetAside;
import io.windlass.journal.StepId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes down what the ledger has decided: marks first, then the arrivals go. Both may be repeated at will.
///
/// @param arrivals what was waiting
/// @param marks what became of it
/// @param files where the lists lie
/// @param notices who hears of quarantined objects
/// @param undone who writes down what is taken back
record Marking(Arrivals arrivals, Marks marks, RunFiles files, Notices notices, Undone undone) {

    Marking(Journal journal, Notices notices) {
        this(journal.arrivals(), journal.marks(), journal.files(), notices, new Undone(journal));
    }

    /// Every object of the step's list is loaded, or taken back where that is what the run is for.
    void done(Run run, RunStep step) {
        if (run.undo().isPresent()) {
            undone.write(run, step);
        } else if (step.copies()) {
            write(run, step, RunNames.objects(run, step.name()), Mark.State.LOADED);
        }
    }

    /// Every object of this list is set aside; the others of the step stay arrivals.
    void quarantined(Run run, RunStep step, String list) {
        StepId id = new StepId(run.pipeline(), step.name());
        marks.setAside(new SetAside(id, run.number(), run.opened(), run.files() + list));
        write(run, step, run.files() + list, Mark.State.QUARANTINED);
    }

    /// Says of every object of this list that it is set aside: once, by whoever closed the run.
    void tell(Run run, RunStep step, String list) {
        StepId id = new StepId(run.pipeline(), step.name());
        ObjectList.read(
                files.open(run.files() + list),
                chunk -> chunk.forEach(each -> notices.tell(
                        new Notice.Quarantined(id, run.number(), each.object().id(), each.reason()))));
    }

    private void write(Run run, RunStep step, String list, Mark.State state) {
        StepId id = new StepId(run.pipeline(), step.name());
        ObjectList.read(files.open(list), all -> {
            // What was listed and not yet heard of has an event of its own, which its mark would swallow.
            List<ListedObject> chunk =
                    all.stream().filter(each -> !each.arrivals().isEmpty()).toList();
            if (chunk.isEmpty()) {
                return;
            }
            marks.write(chunk.stream()
                    .map(each -> each.mark(id, state, run.number()))
                    .toList());
            arrivals.delete(id, keys(chunk));
        });
    }

    private static Map<ObjectId, List<Arrival.Key>> keys(List<ListedObject> chunk) {
        Map<ObjectId, List<Arrival.Key>> keys = new LinkedHashMap<>();
        chunk.forEach(each -> keys.put(each.object().id(), each.arrivals()));
        return keys;
    }
}
