package io.windlass.load;

import io.windlass.journal.Choice;
import io.windlass.journal.History;
import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.Run;
import io.windlass.journal.StepId;
import io.windlass.journal.Undo;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Finds the runs whose objects a choice may be about: one page after another, so that a long life needs no memory.
///
/// @param journal where marks say which run has one object
/// @param history the pipeline's runs
public record RunSearch(Journal journal, History history) {

    /// Runs that are read at a time.
    private static final int PAGE = 100;

    /// The first one behind `after` that has loaded anything; it may be undone since.
    public Optional<Run> next(Pipeline pipeline, Choice choice, long after) {
        if (choice.object().isPresent()) {
            return of(pipeline, choice.object().get())
                    .filter(number -> number > after)
                    .sorted()
                    .mapToObj(number -> journal.runs().run(pipeline.name(), number))
                    .flatMap(Optional::stream)
                    .filter(run -> choice.holds(run.number(), run.opened()))
                    .findFirst();
        }
        long from = choice.run().isPresent() ? Math.max(after, choice.run().getAsLong() - 1) : after;
        while (true) {
            List<Run> page = history.runs(pipeline.name(), from, PAGE);
            Optional<Run> found = page.stream()
                    .filter(run -> choice.holds(run.number(), run.opened()))
                    .filter(run -> !Undoer.loaded(run).isEmpty())
                    .findFirst();
            boolean passed = page.isEmpty()
                    || (choice.run().isPresent()
                            && page.getLast().number() >= choice.run().getAsLong());
            if (found.isPresent() || passed) {
                return found;
            }
            from = page.getLast().number();
        }
    }

    /// Why nothing of an object can be taken back: no run loaded it, an older loader did. Empty where a run did.
    public Optional<String> adopted(Pipeline pipeline, Choice choice) {
        boolean adopted = choice.object().isPresent()
                && marks(pipeline, choice.object().get())
                        .anyMatch(mark -> mark.run() == 0 && mark.state() == Mark.State.LOADED);
        return adopted
                ? Optional.of(choice.object().get() + " was loaded by an older loader and adopted; its rows do not tell"
                        + " which object they are of, so they cannot be taken back here: delete them by hand")
                : Optional.empty();
    }

    private Stream<Mark> marks(Pipeline pipeline, ObjectId object) {
        return pipeline.copies().stream()
                .map(Step.Copy::name)
                .map(step -> journal.marks()
                        .find(new StepId(pipeline.name(), step), List.of(object))
                        .get(object))
                .filter(Objects::nonNull);
    }

    /// The runs that loaded an object last: one for each step that takes it.
    private LongStream of(Pipeline pipeline, ObjectId object) {
        return marks(pipeline, object)
                .mapToLong(mark -> loadedBy(pipeline.name(), mark))
                .distinct();
    }

    private long loadedBy(String pipeline, Mark mark) {
        return switch (mark.state()) {
            case LOADED, QUARANTINED, DISCARDED -> mark.run();
            case UNDONE ->
                journal.runs()
                        .run(pipeline, mark.run())
                        .flatMap(Run::undo)
                        .map(Undo::run)
                        .orElse(mark.run());
        };
    }
}
