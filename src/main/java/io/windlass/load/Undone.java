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
import java.util.OptionalLong;
import java.util.stream.Collectors;

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
            aside(run, id, chunk);
            put(again(run, id, chunk));
        });
    }

    /// What was written again and set aside while the earlier run's rows of it stayed: they are gone with the others.
    /// Its mark is of the run that set it aside, whether or not somebody gives it up just now.
    private void aside(Run run, StepId id, List<ListedObject> chunk) {
        List<ObjectId> objects = chunk.stream().map(each -> each.object().id()).toList();
        Map<Long, List<Mark>> aside = journal.marks().find(id, objects).values().stream()
                .filter(mark -> mark.rows()
                        .equals(OptionalLong.of(run.undo().orElseThrow().run())))
                .collect(Collectors.groupingBy(Mark::run));
        aside.forEach((by, marks) -> journal.marks()
                .rewrite(marks.stream().map(mark -> undone(mark, run)).toList(), by));
    }

    /// What it covers stays covered.
    private static Mark undone(Mark mark, Run run) {
        return new Mark(
                mark.step(),
                mark.object(),
                Mark.State.UNDONE,
                run.number(),
                mark.sequencer(),
                mark.etag(),
                mark.generation(),
                "");
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
