package io.windlass.load;

import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.Run;
import io.windlass.journal.RunStep;
import io.windlass.journal.StepId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/// Completes what takes the place of an earlier run's rows: rows tell their run and not their object, so whatever that
/// run loaded is loaded again.
///
/// What is added comes as that run's own list has it, with its arrivals, which are gone: so it is marked again, and
/// nothing else is deleted.
///
/// @param journal runs, lists and marks
record Replaced(Journal journal) {

    /// The selection with all else that the earlier run loaded. The same where it takes nobody's place; empty where it
    /// is not certain what that run's rows are of.
    Optional<Selection> whole(String pipeline, Selection selection) {
        if (selection.replaces().isEmpty()) {
            return Optional.of(selection);
        }
        String step = selection.step().name();
        long number = selection.replaces().getAsLong();
        Optional<Run> run = journal.runs().run(pipeline, number).filter(earlier -> loaded(earlier, step));
        if (run.isEmpty()) {
            return Optional.empty();
        }
        List<Candidate> all = new ArrayList<>(selection.taken());
        Set<ObjectId> rewritten =
                all.stream().map(each -> each.newest().id()).collect(Collectors.toCollection(HashSet::new));
        List<ObjectId> others = new ArrayList<>();
        StepId id = new StepId(pipeline, step);
        ObjectList.read(journal.files().open(RunNames.objects(run.get(), step)), chunk -> {
            List<ObjectId> objects =
                    chunk.stream().map(each -> each.object().id()).toList();
            Map<ObjectId, Mark> marks = journal.marks().find(id, objects);
            for (ListedObject each : chunk) {
                ObjectId object = each.object().id();
                if (!own(marks.get(object), number)) {
                    others.add(object);
                } else if (!rewritten.remove(object)) {
                    all.add(new Candidate(each.object(), each.generation(), each.arrivals()));
                }
            }
        });
        return others.isEmpty() && rewritten.isEmpty()
                ? Optional.of(new Selection(
                        selection.step(),
                        all,
                        selection.shortened(),
                        selection.full(),
                        selection.oldest(),
                        OptionalLong.of(number)))
                : Optional.empty();
    }

    /// Why it is not certain, and what to do.
    static String untold(Selection selection) {
        if (selection.replaces().orElseThrow() == 0) {
            return "step " + selection.step().name() + ": "
                    + selection.taken().getFirst().newest().id()
                    + " was written again, but an older loader loaded it and it was adopted: its rows cannot be told"
                    + " from others; write overwrite \"ignore\" to go on without it";
        }
        return "step " + selection.step().name() + ": "
                + selection.taken().getFirst().newest().id() + " was written again, but run "
                + selection.replaces().orElseThrow() + ", which loaded it, has loaded other objects too that count as"
                + " another run's, or is not known; write overwrite \"ignore\" to go on without it";
    }

    private static boolean loaded(Run run, String step) {
        return Undoer.loaded(run).stream().map(RunStep::name).anyMatch(step::equals);
    }

    private static boolean own(Mark mark, long run) {
        return mark != null && mark.state() == Mark.State.LOADED && mark.run() == run;
    }
}
