package io.windlass.load;

import io.windlass.journal.Heads;
import io.windlass.journal.PipelineState;
import io.windlass.journal.Run;
import io.windlass.journal.RunStep;
import io.windlass.journal.S3Object;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import io.windlass.redshift.Format;
import io.windlass.redshift.Statement;
import io.windlass.schema.JsonPaths;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// What the planner would open now, shown and not done: the same planner over a journal that takes no write.
public final class DryRun {

    /// In names of files, where a run that is opened has something random.
    public static final String RANDOM = "dry-run";

    private final Journal journal;
    private final Prefixes prefixes;
    private final Heads heads;
    private final LoadSettings settings;
    private final InstantSource clock;

    /// @param heads what lies in the buckets now
    public DryRun(Journal journal, Prefixes prefixes, Heads heads, LoadSettings settings, InstantSource clock) {
        this.journal = journal;
        this.prefixes = prefixes;
        this.heads = heads;
        this.settings = settings;
        this.clock = clock;
    }

    /// What is assumed of the pipeline beside what the journal says.
    ///
    /// @param patient whether batch minimums and ages are heeded
    /// @param started whether somebody has asked for a start
    /// @param free whether an open run, a pause and all that the pipeline depends on are overlooked
    public record Assumption(boolean patient, boolean started, boolean free) {}

    /// What came of it.
    ///
    /// @param plan what the planner would answer
    /// @param prepare each a transaction of its own before the first step of a pipeline that never ran
    /// @param steps of the run, in order; empty where none would be opened
    /// @param files what the run would write to S3, by name
    public record Preview(
            PlanOutcome plan, List<List<Statement>> prepare, List<PreviewedStep> steps, WithheldFiles files) {
        public Preview {
            prepare = List.copyOf(prepare);
            steps = List.copyOf(steps);
        }

        /// The objects that a step would load, oldest first; none of a sql step.
        public List<S3Object> objects(PreviewedStep step) {
            if (!(plan instanceof PlanOutcome.Opened(Run run))
                    || !step.planned().copies()) {
                return List.of();
            }
            List<S3Object> objects = new ArrayList<>();
            ObjectList.read(
                    files.open(RunNames.objects(run, step.step().name())),
                    chunk -> chunk.forEach(listed -> objects.add(listed.object())));
            return objects;
        }
    }

    /// @param step the definition
    /// @param planned what the run fixes of it
    /// @param statements its one transaction, without columns that drift would add; before it what a step says
    ///     that is none
    public record PreviewedStep(Step step, RunStep planned, List<Statement> statements) {
        public PreviewedStep {
            statements = List.copyOf(statements);
        }
    }

    public Preview of(Pipeline pipeline, Assumption assumption) {
        WithheldFiles files = new WithheldFiles(journal.files());
        String id = journalId(pipeline);
        Journal withheld = new Journal(
                new WithheldArrivals(journal.arrivals()),
                new WithheldMarks(journal.marks()),
                new WithheldRuns(journal.runs(), state -> assumed(state, assumption)),
                files,
                () -> id);
        PlanOutcome plan = new Planner(withheld, prefixes, heads, clock, () -> RANDOM, notice -> {})
                .plan(assumption.free() ? pipeline.alone() : pipeline, assumption.patient());
        StepStatements statements = new StepStatements(files, id, settings);
        List<PreviewedStep> steps =
                plan instanceof PlanOutcome.Opened(Run run) ? steps(pipeline, run, statements, files) : List.of();
        List<List<Statement>> prepare = Preparation.of(pipeline, id).parts().stream()
                .map(Preparation.Part::statements)
                .toList();
        return new Preview(plan, prepare, steps, files);
    }

    /// Asking for the id makes it, so only a journal that has it is asked.
    private String journalId(Pipeline pipeline) {
        boolean ran = journal.runs().pipeline(pipeline.name()).epoch() > 0;
        return ran ? journal.identity().journal() : RANDOM;
    }

    private static PipelineState assumed(PipelineState state, Assumption assumption) {
        return new PipelineState(
                state.name(),
                state.epoch(),
                assumption.free() ? OptionalLong.empty() : state.run(),
                !assumption.free() && state.paused(),
                state.limit(),
                state.due(),
                state.want() || assumption.started(),
                state.done(),
                state.series(),
                state.complete(),
                state.followed(),
                state.untold(),
                state.settings());
    }

    private static List<PreviewedStep> steps(
            Pipeline pipeline, Run run, StepStatements statements, WithheldFiles files) {
        List<PreviewedStep> steps = new ArrayList<>();
        for (RunStep planned : run.steps()) {
            Step step = pipeline.steps().stream()
                    .filter(each -> each.name().equals(planned.name()))
                    .findFirst()
                    .orElseThrow();
            if (step instanceof Step.Copy copy && copy.format() == Format.JSON) {
                byte[] paths = JsonPaths.of(copy.filled()).getBytes(StandardCharsets.UTF_8);
                files.put(StepStatements.jsonPathsName(copy), out -> out.write(paths));
            }
            List<Statement> said = new ArrayList<>(statements.before(run, planned, step));
            said.addAll(statements.load(run, planned, step, List.of()));
            steps.add(new PreviewedStep(step, planned, said));
        }
        return steps;
    }
}
