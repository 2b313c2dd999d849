package io.windlass.load;

import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.PipelineState;
import io.windlass.journal.Run;
import io.windlass.journal.RunState;
import io.windlass.journal.RunStep;
import io.windlass.journal.StepId;
import io.windlass.journal.Undo;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// Opens the run that takes an earlier run back: UNDO of the protocol.
///
/// It is a run of its own, so nothing is loaded or marked meanwhile; the settler moves it as it moves any other. Each
/// copy step that the earlier run loaded is taken back by itself, the last one first. What sql steps made of its rows
/// stays as it is: so it is refused where one has read them, unless somebody says that he knows.
public final class Undoer {

    private final Journal journal;
    private final InstantSource clock;
    private final Supplier<String> random;

    public Undoer(Journal journal, InstantSource clock, Supplier<String> random) {
        this.journal = journal;
        this.clock = clock;
        this.random = random;
    }

    /// Opens it, if it is possible.
    public UndoOutcome open(Pipeline pipeline, UndoRequest request) {
        UndoOutcome outcome = look(pipeline, request);
        if (!(outcome instanceof UndoOutcome.Possible possible)) {
            return outcome;
        }
        if (!possible.readers().isEmpty() && !request.despiteSql()) {
            return new UndoOutcome.Refused(List.of(read(possible.readers(), request)));
        }
        return journal.runs().open(possible.state(), possible.run(), false)
                ? new UndoOutcome.Opened(possible.run(), possible.shares())
                : new UndoOutcome.Beaten();
    }

    /// What would be opened now; nothing is written.
    public UndoOutcome look(Pipeline pipeline, UndoRequest request) {
        // The epoch is read first and demanded by the open.
        PipelineState state = journal.runs().pipeline(pipeline.name());
        if (state.run().isPresent()) {
            return new UndoOutcome.Running(state.run().getAsLong());
        }
        Optional<Run> found = journal.runs().run(pipeline.name(), request.run());
        if (found.isEmpty()) {
            return refused("there is no run " + request.run());
        }
        if (found.get().undo().isPresent()) {
            long taken = found.get().undo().get().run();
            return refused("run " + request.run() + " took run " + taken + " back; replay that one's objects instead");
        }
        return look(pipeline, state, found.get(), request);
    }

    private UndoOutcome look(Pipeline pipeline, PipelineState state, Run undone, UndoRequest request) {
        Undo undo = new Undo(undone.number(), undone.files(), request.chosen(), request.replay(), request.who());
        List<RunStep> steps = new ArrayList<>();
        List<UndoOutcome.Share> shares = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (RunStep step : loaded(undone)) {
            UndoOutcome.Share share = share(undone, step, undo);
            if (share.meant() > 0) {
                steps.add(RunStep.undone(step.name()));
                shares.add(share);
                obstacle(pipeline, step.name()).ifPresent(reasons::add);
            }
        }
        if (!reasons.isEmpty()) {
            return new UndoOutcome.Refused(reasons);
        }
        if (steps.isEmpty()) {
            return new UndoOutcome.Nothing();
        }
        long number = state.epoch() + 1;
        String files = RunNames.files(pipeline.name(), number, random.get());
        Run run = Run.undoing(pipeline.name(), number, files, steps, undo, clock.instant());
        return new UndoOutcome.Possible(state, run, shares, readers(pipeline, state, undone, steps));
    }

    /// The copy steps that a closed run loaded, the last one first; none of an open one.
    static List<RunStep> loaded(Run run) {
        return run.state() instanceof RunState.Closed(int loaded, String reason)
                        && run.undo().isEmpty()
                ? run.steps().subList(0, loaded).reversed().stream()
                        .filter(RunStep::copies)
                        .toList()
                : List.of();
    }

    /// What of a step's list still has rows of the run, as the marks say.
    private UndoOutcome.Share share(Run undone, RunStep step, Undo undo) {
        StepId id = new StepId(undone.pipeline(), step.name());
        long[] counts = new long[2];
        ObjectList.read(journal.files().open(RunNames.objects(undone, step.name())), chunk -> {
            List<ObjectId> objects =
                    chunk.stream().map(each -> each.object().id()).toList();
            Map<ObjectId, Mark> marks = journal.marks().find(id, objects);
            for (ObjectId object : objects) {
                Mark mark = marks.get(object);
                if (mark != null && mark.rowsOf().equals(OptionalLong.of(undone.number()))) {
                    counts[0]++;
                    counts[1] += undo.meant(object) ? 1 : 0;
                }
            }
        });
        return new UndoOutcome.Share(step.name(), counts[0], counts[1]);
    }

    /// Why a step cannot be taken back.
    private static Optional<String> obstacle(Pipeline pipeline, String name) {
        Optional<Step.Copy> step = pipeline.copies().stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
        if (step.isEmpty()) {
            return Optional.of("step " + name + " is no longer defined as a copy step");
        }
        if (!(step.get().load() instanceof Step.Load.Append)) {
            return Optional.of("step " + name
                    + " does not append: it replaced rows of other runs, which would not come back with an undo");
        }
        return step.get().table().audit()
                ? Optional.empty()
                : Optional.of("step " + name + " loads " + step.get().table().name()
                        + ", whose schema has no \"audit\": its rows do not tell their run");
    }

    /// The sql steps that have covered the run since.
    private static List<String> readers(Pipeline pipeline, PipelineState state, Run undone, List<RunStep> steps) {
        List<String> names = steps.stream().map(RunStep::name).toList();
        return pipeline.steps().stream()
                .dropWhile(step -> !names.contains(step.name()))
                .filter(Step.Sql.class::isInstance)
                .map(Step::name)
                .filter(name -> state.done(name) >= undone.number())
                .toList();
    }

    private static String read(List<String> readers, UndoRequest request) {
        return "sql step " + String.join(", ", readers) + " has read the rows of run " + request.run()
                + ", and what it made of them would stay and be made again by a replay; see to that by hand and say so";
    }

    private static UndoOutcome refused(String reason) {
        return new UndoOutcome.Refused(List.of(reason));
    }
}
