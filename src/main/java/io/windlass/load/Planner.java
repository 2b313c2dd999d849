package io.windlass.load;

import io.windlass.journal.Arrivals;
import io.windlass.journal.Heads;
import io.windlass.journal.Identity;
import io.windlass.journal.Marks;
import io.windlass.journal.PipelineState;
import io.windlass.journal.Run;
import io.windlass.journal.RunSettings;
import io.windlass.journal.RunStep;
import io.windlass.journal.Runs;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.SeriesRange;
import io.windlass.pipeline.Step;
import io.windlass.pipeline.Support;
import io.windlass.redshift.LedgerKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Turns arrivals into a run: PLAN of the protocol, call by call.
///
/// The epoch is read first and demanded by the open, so whatever was read in between was read of one state:
/// a planner that is overtaken opens nothing. Files are written before the open, under a name nobody else
/// has; those of a beaten planner are litter and never read.
public final class Planner {

    private final Arrivals arrivals;
    private final Marks marks;
    private final Runs runs;
    private final StepLists writer;
    private final Replaced replaced;
    private final Heads heads;
    private final Identity identity;
    private final InstantSource clock;
    private final Supplier<String> random;
    private final Notices notices;

    /// @param heads what lies in the buckets now
    public Planner(
            Journal journal,
            Prefixes prefixes,
            Heads heads,
            InstantSource clock,
            Supplier<String> random,
            Notices notices) {
        this.heads = heads;
        this.arrivals = journal.arrivals();
        this.marks = journal.marks();
        this.runs = journal.runs();
        this.writer = new StepLists(journal.arrivals(), journal.files(), prefixes, notices);
        this.replaced = new Replaced(journal);
        this.identity = journal.identity();
        this.clock = clock;
        this.random = random;
        this.notices = notices;
    }

    /// Opens a run if there is reason for one.
    ///
    /// @param patient whether batch minimums and ages are heeded; otherwise whatever waits makes a run
    public PlanOutcome plan(Pipeline pipeline, boolean patient) {
        PipelineState state = runs.pipeline(pipeline.name());
        Optional<PlanOutcome> shut = shut(pipeline, state);
        if (shut.isPresent()) {
            return shut.get();
        }
        Selection.Reader reader = new Selection.Reader(pipeline.name(), arrivals, marks, clock.instant(), notices);
        Map<String, Selection> selections = new LinkedHashMap<>();
        for (Step.Copy step : pipeline.copies()) {
            selections.put(step.name(), reader.select(step, Suspects.taken(state.limit())));
        }
        Agenda agenda = new Agenda(pipeline, state, selections, pipeline.startsAfterOthers());
        if (!agenda.due(clock.instant(), patient)) {
            return new PlanOutcome.Nothing(agenda.backlogs());
        }
        List<String> unsupported = agenda.unsupported();
        if (!unsupported.isEmpty()) {
            return new PlanOutcome.Unsupported(unsupported);
        }
        Predecessors others = Predecessors.of(pipeline, state, runs);
        return others.awaited().isEmpty()
                ? open(agenda, others)
                : new PlanOutcome.Waiting(others.awaited(), agenda.backlogs());
    }

    /// Opens a run of all sql steps and no copy step, because somebody asks for it by hand.
    ///
    /// It is the run that a start opens where no object waits, so nothing else has to know of it. What waits is not
    /// read and goes on waiting, and so does a start that was asked and not yet served.
    ///
    /// @param despite whether it opens although a pipeline that this one depends on has completed no new run
    public PlanOutcome planWithoutCopies(Pipeline pipeline, boolean despite) {
        PipelineState state = runs.pipeline(pipeline.name());
        Optional<PlanOutcome> shut = shut(pipeline, state);
        if (shut.isPresent()) {
            return shut.get();
        }
        List<String> unsupported = Support.missing(pipeline);
        if (!unsupported.isEmpty()) {
            return new PlanOutcome.Unsupported(unsupported);
        }
        Predecessors others = Predecessors.of(pipeline, state, runs);
        if (!despite && !others.awaited().isEmpty()) {
            return new PlanOutcome.Waiting(others.awaited(), List.of());
        }
        Stretches stretches = new Stretches(pipeline, state, Map.of());
        List<RunStep> steps = pipeline.steps().stream()
                .filter(Step.Sql.class::isInstance)
                .map(Step.Sql.class::cast)
                .map(step -> covering(state, step).over(stretches.of(step)))
                .toList();
        if (steps.isEmpty()) {
            return new PlanOutcome.Nothing(List.of());
        }
        String place = RunNames.files(state.name(), state.epoch() + 1, random.get());
        // Objects that wait came after the same runs: those are followed by the run that takes them.
        Map<String, Long> follows = pipeline.copies().isEmpty() ? others.complete() : Map.of();
        Run run = Run.opened(state.name(), state.epoch() + 1, place, steps, false, clock.instant())
                .following(follows);
        return open(state, run, false, Duration.ZERO);
    }

    /// What keeps every run from opening.
    private Optional<PlanOutcome> shut(Pipeline pipeline, PipelineState state) {
        if (state.run().isPresent()) {
            return Optional.of(new PlanOutcome.Running(state.run().getAsLong()));
        }
        return state.paused()
                ? Optional.of(new PlanOutcome.Paused())
                : pipeline.closedUntil(clock.instant()).map(PlanOutcome.Held::new);
    }

    /// A sql step covers all runs since its own last one.
    private static RunStep covering(PipelineState state, Step sql) {
        return RunStep.sql(sql.name(), state.done(sql.name()) + 1);
    }

    private PlanOutcome open(Agenda agenda, Predecessors others) {
        PipelineState state = agenda.state();
        long number = state.epoch() + 1;
        String place = RunNames.files(state.name(), number, random.get());
        Map<String, StepLists.Written> lists = new LinkedHashMap<>();
        for (Step.Copy step : agenda.copies()) {
            LedgerKey key = new LedgerKey(identity.journal(), state.name(), number, step.name());
            Optional<Selection> whole = replaced.whole(state.name(), agenda.selection(step));
            Selection selection = whole.orElse(agenda.selection(step)).asItLies(heads);
            StepLists.Written written = writer.write(key, place, selection);
            if (whole.isEmpty()) {
                return aside(state, place, written, selection);
            }
            if (written.parts().isEmpty()) {
                notices.tell(new Notice.Trouble(
                        state.name(), "step " + step.name() + ": nothing lies below its prefix, so its rows stay"));
            } else {
                lists.put(step.name(), written);
            }
        }
        List<RunStep> steps = steps(agenda, lists);
        if (steps.isEmpty() && !state.want()) {
            // All objects of a value are gone; those of others may wait.
            boolean more = agenda.copies().stream()
                    .anyMatch(step -> agenda.selection(step).shortened());
            return more ? new PlanOutcome.Beaten() : new PlanOutcome.Nothing(List.of());
        }
        Map<String, Long> follows = agenda.shortened() ? Map.of() : others.complete();
        Run run = Run.opened(state.name(), number, place, steps, agenda.wantTaken(), clock.instant())
                .following(follows)
                .carrying(state.want() ? state.settings() : RunSettings.standard());
        return open(state, run, agenda.wantTaken(), agenda.age(clock.instant()));
    }

    /// Opens a run of what takes the place of rows that nobody can tell, which sets it aside. All else waits for the
    /// next run.
    private PlanOutcome aside(PipelineState state, String place, StepLists.Written written, Selection selection) {
        RunStep step = RunStep.copy(selection.step().name(), written.parts());
        Run run = Run.opened(state.name(), state.epoch() + 1, place, List.of(step), false, clock.instant());
        return open(
                state,
                replaced.aside(run, selection, random.get(), clock.instant()),
                false,
                selection.age(clock.instant()));
    }

    /// @param asked whether the run answers the start that waits
    /// @param oldest how long its oldest object has waited
    private PlanOutcome open(PipelineState state, Run run, boolean asked, Duration oldest) {
        if (!runs.open(state, run, asked)) {
            return new PlanOutcome.Beaten();
        }
        notices.tell(new Notice.RunOpened(
                run.pipeline(),
                run.number(),
                run.steps().size(),
                run.steps().stream().mapToInt(RunStep::files).sum(),
                run.steps().stream().mapToLong(RunStep::bytes).sum(),
                oldest));
        return new PlanOutcome.Opened(run);
    }

    private static List<RunStep> steps(Agenda agenda, Map<String, StepLists.Written> lists) {
        PipelineState state = agenda.state();
        Map<String, Optional<SeriesRange>> loading = new LinkedHashMap<>();
        lists.forEach((step, written) -> loading.put(step, written.values()));
        Stretches stretches = new Stretches(agenda.pipeline(), state, loading);
        return agenda.steps(lists.keySet()).stream()
                .map(step -> switch (step) {
                    case Step.Copy copy ->
                        RunStep.copy(copy.name(), lists.get(copy.name()).parts())
                                .over(stretches.of(copy))
                                .replacing(agenda.selection(copy).replaces().orElse(0));
                    case Step.Sql sql -> covering(state, sql).over(stretches.of(sql));
                })
                .toList();
    }
}
