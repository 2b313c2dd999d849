package io.windlass.load;

import io.windlass.journal.Arrival;
import io.windlass.journal.Choice;
import io.windlass.journal.JournalUnavailable;
import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.Run;
import io.windlass.journal.RunStep;
import io.windlass.journal.StepId;
import io.windlass.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Brings back what was set aside or taken out, and gives up what was set aside: RELEASE of the protocol.
///
/// A release is one blind put of an arrival whose generation is one above the mark's. It may be repeated at will: the
/// same release again is the same item again, and once it was heeded the mark says so. Whoever is killed in the
/// middle of many does them again.
///
/// @param journal arrivals and marks
/// @param quarantine what is set aside
public record Release(Journal journal, Quarantine quarantine) {

    /// Releases what is set aside. What was given up comes back only where it is named by itself.
    ///
    /// @param dry whether nothing is written
    /// @param each hears of each object
    /// @return how many
    public long release(Pipeline pipeline, Choice choice, boolean dry, Consumer<Quarantine.Held> each) {
        long[] count = new long[1];
        quarantine.tell(pipeline, choice, choice.object().isPresent(), chunk -> {
            if (!dry) {
                put(chunk.stream()
                        .map(held -> again(held.mark(), held.listed()))
                        .toList());
            }
            chunk.forEach(each);
            count[0] += chunk.size();
        });
        return count[0];
    }

    /// Gives up what is set aside: its mark says by whom and why.
    ///
    /// @param said who gives it up, and why
    /// @return how many
    public long discard(Pipeline pipeline, Choice choice, String said, boolean dry, Consumer<Quarantine.Held> each) {
        long[] count = new long[1];
        quarantine.tell(pipeline, choice, false, chunk -> {
            if (!dry) {
                long run = chunk.getFirst().from().run();
                journal.marks()
                        .rewrite(
                                chunk.stream()
                                        .map(held -> discarded(held.mark(), said))
                                        .toList(),
                                run);
            }
            chunk.forEach(each);
            count[0] += chunk.size();
        });
        return count[0];
    }

    /// Brings back what was taken out of a run's steps and not loaded again since.
    ///
    /// @return how many
    public long replayUndone(Run run, Choice choice, boolean dry) {
        long count = 0;
        for (RunStep step : Undoer.loaded(run)) {
            StepId id = new StepId(run.pipeline(), step.name());
            long[] found = new long[1];
            ObjectList.read(journal.files().open(RunNames.objects(run, step.name())), chunk -> {
                List<Arrival> again = undone(id, chunk, choice);
                found[0] += again.size();
                if (!dry) {
                    put(again);
                }
            });
            count += found[0];
        }
        return count;
    }

    private List<Arrival> undone(StepId id, List<ListedObject> chunk, Choice choice) {
        List<ListedObject> wanted =
                chunk.stream().filter(each -> choice.holds(each.object().id())).toList();
        List<Arrival> again = new ArrayList<>();
        if (!wanted.isEmpty()) {
            List<ObjectId> objects =
                    wanted.stream().map(each -> each.object().id()).toList();
            Map<ObjectId, Mark> marks = journal.marks().find(id, objects);
            for (ListedObject each : wanted) {
                Mark mark = marks.get(each.object().id());
                if (mark != null && mark.state() == Mark.State.UNDONE) {
                    again.add(again(mark, each));
                }
            }
        }
        return again;
    }

    private static Arrival again(Mark mark, ListedObject listed) {
        return new Arrival(mark.step(), listed.object(), mark.generation() + 1);
    }

    private static Mark discarded(Mark mark, String said) {
        return new Mark(
                mark.step(),
                mark.object(),
                Mark.State.DISCARDED,
                mark.run(),
                mark.sequencer(),
                mark.etag(),
                mark.generation(),
                Reasons.cut(said + "; " + mark.reason()),
                mark.rows());
    }

    private void put(List<Arrival> arrivals) {
        int left = arrivals.isEmpty() ? 0 : journal.arrivals().put(arrivals).size();
        if (left > 0) {
            throw new JournalUnavailable(left + " of " + arrivals.size()
                    + " arrivals could not be written; do it again, the others are not done twice");
        }
    }
}
