package io.windlass.load;

import io.windlass.journal.Choice;
import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.SetAside;
import io.windlass.journal.StepId;
import io.windlass.pipeline.Pipeline;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// What is set aside: the lists of the runs that did it, held against the marks. It costs what was ever set aside and
/// nothing of what is loaded, and a list of any length needs no memory.
///
/// @param journal marks and lists
public record Quarantine(Journal journal) {

    /// Lists whose names are read at a time.
    private static final int PAGE = 100;

    /// An object that is set aside.
    ///
    /// @param mark what its mark says
    /// @param from the run and the list that say so
    /// @param listed the object with all that was known of it
    public record Held(Mark mark, SetAside from, ListedObject listed) {}

    /// Tells those that are still set aside, in chunks, the earliest run's first.
    ///
    /// @param discarded whether those that were given up are told too
    public void tell(Pipeline pipeline, Choice choice, boolean discarded, Consumer<List<Held>> chunks) {
        if (choice.object().isPresent() && choice.run().isEmpty()) {
            ObjectId object = choice.object().get();
            pipeline.copies().stream()
                    .map(step -> new StepId(pipeline.name(), step.name()))
                    .map(step -> journal.marks().find(step, List.of(object)).get(object))
                    .filter(mark -> mark != null && held(mark, discarded))
                    .mapToLong(Mark::run)
                    .distinct()
                    .forEach(run -> tell(
                            pipeline,
                            new Choice(OptionalLong.of(run), choice.objects(), choice.from(), choice.to()),
                            discarded,
                            chunks));
            return;
        }
        long after = choice.run().isPresent() ? choice.run().getAsLong() - 1 : 0;
        while (true) {
            List<SetAside> page = journal.marks()
                    .setAside(pipeline.name(), after, choice.run().isPresent() ? 1 : PAGE);
            page.stream()
                    .filter(each -> choice.holds(each.run(), each.opened()))
                    .forEach(each -> tell(each, choice, discarded, chunks));
            if (page.isEmpty() || choice.run().isPresent()) {
                return;
            }
            after = page.getLast().run();
        }
    }

    private void tell(SetAside aside, Choice choice, boolean discarded, Consumer<List<Held>> chunks) {
        ObjectList.read(journal.files().open(aside.list()), chunk -> {
            List<ListedObject> wanted = chunk.stream()
                    .filter(each -> choice.holds(each.object().id()))
                    .toList();
            if (wanted.isEmpty()) {
                return;
            }
            List<ObjectId> objects =
                    wanted.stream().map(each -> each.object().id()).toList();
            Map<ObjectId, Mark> marks = journal.marks().find(aside.step(), objects);
            List<Held> held = wanted.stream()
                    .filter(each -> marks.containsKey(each.object().id()))
                    .map(each -> new Held(marks.get(each.object().id()), aside, each))
                    .filter(each -> each.mark().run() == aside.run() && held(each.mark(), discarded))
                    .toList();
            if (!held.isEmpty()) {
                chunks.accept(held);
            }
        });
    }

    private static boolean held(Mark mark, boolean discarded) {
        return switch (mark.state()) {
            case QUARANTINED -> true;
            case DISCARDED -> discarded;
            case LOADED, UNDONE -> false;
        };
    }
}
