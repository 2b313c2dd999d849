package io.windlass.load;

import io.windlass.journal.Arrivals;
import io.windlass.journal.Identity;
import io.windlass.journal.Marks;
import io.windlass.journal.PipelineState;
import io.windlass.journal.Run;
import io.windlass.journal.RunFiles;
import io.windlass.journal.RunStep;
import io.windlass.journal.Runs;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import io.windlass.redshift.Compression;
import io.windlass.redshift.LedgerKey;
import io.windlass.redshift.Manifest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final RunFiles files;
    private final Identity identity;
    private final InstantSource clock;
    private final Supplier<String> random;
    private final Notices notices;

    public Planner(Journal journal, InstantSource clock, Supplier<String> random, Notices notices) {
        this.arrivals = journal.arrivals();
        this.marks = journal.marks();
        this.runs = journal.runs();
        this.files = journal.files();
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
        if (state.run().isPresent()) {
            return new PlanOutcome.Running(state.run().getAsLong());
        }
        if (state.paused()) {
            return new PlanOutcome.Paused();
        }
        Selection.Reader reader = new Selection.Reader(pipeline.name(), arrivals, marks, notices);
        Map<String, Selection> selections = new LinkedHashMap<>();
        for (Step.Copy step : pipeline.copies()) {
            selections.put(step.name(), reader.select(step, state.limit()));
        }
        Agenda agenda = new Agenda(pipeline, state, selections);
        if (!agenda.due(clock.instant(), patient)) {
            return new PlanOutcome.Nothing(agenda.backlogs());
        }
        List<String> unsupported = agenda.unsupported();
        return unsupported.isEmpty() ? open(agenda) : new PlanOutcome.Unsupported(unsupported);
    }

    private PlanOutcome open(Agenda agenda) {
        PipelineState state = agenda.state();
        long number = state.epoch() + 1;
        String place = RunNames.files(state.name(), number, random.get());
        List<RunStep> steps = new ArrayList<>();
        for (Step step : agenda.steps()) {
            steps.add(
                    switch (step) {
                        case Step.Copy copy -> RunStep.copy(copy.name(), parts(agenda.selection(copy)));
                        case Step.Sql sql -> RunStep.sql(sql.name(), state.done(sql.name()) + 1);
                    });
        }
        boolean asked = agenda.wantTaken();
        Run run = Run.opened(state.name(), number, place, steps, asked, clock.instant());
        for (Step.Copy step : agenda.copies()) {
            write(run, agenda.selection(step));
        }
        if (!runs.open(state, run, asked)) {
            return new PlanOutcome.Beaten();
        }
        notices.tell(new Notice.RunOpened(
                run.pipeline(),
                run.number(),
                steps.size(),
                steps.stream().mapToInt(RunStep::files).sum(),
                steps.stream().mapToLong(RunStep::bytes).sum(),
                agenda.age(clock.instant())));
        return new PlanOutcome.Opened(run);
    }

    private void write(Run run, Selection selection) {
        Step.Copy step = selection.step();
        List<ListedObject> listed = new ArrayList<>();
        int part = 0;
        for (List<Candidate> candidates : byCompression(selection).values()) {
            part++;
            for (Candidate candidate : candidates) {
                listed.add(candidate.listed(part));
            }
            Iterator<Manifest.Entry> entries = candidates.stream()
                    .map(candidate -> new Manifest.Entry(
                            candidate.newest().id().url(), candidate.newest().size()))
                    .iterator();
            files.put(RunNames.manifest(run, step.name(), part), out -> Manifest.write(entries, out));
        }
        LedgerKey key = new LedgerKey(identity.journal(), run.pipeline(), run.number(), step.name());
        files.put(RunNames.objects(run, step.name()), ObjectList.of(key, listed));
    }

    private static List<RunStep.Part> parts(Selection selection) {
        List<RunStep.Part> parts = new ArrayList<>();
        byCompression(selection).forEach((compression, candidates) -> {
            long bytes =
                    candidates.stream().mapToLong(each -> each.newest().size()).sum();
            parts.add(new RunStep.Part(compression.text(), candidates.size(), bytes));
        });
        return parts;
    }

    /// One COPY knows one compression.
    private static Map<Compression, List<Candidate>> byCompression(Selection selection) {
        Map<Compression, List<Candidate>> groups = new EnumMap<>(Compression.class);
        for (Candidate candidate : selection.taken()) {
            Compression compression =
                    selection.step().compressionOf(candidate.newest().id().key());
            groups.computeIfAbsent(compression, any -> new ArrayList<>()).add(candidate);
        }
        return groups;
    }
}
