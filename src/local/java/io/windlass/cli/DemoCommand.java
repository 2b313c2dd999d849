package io.windlass.cli;

import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.PipelineState;
import io.windlass.journal.Run;
import io.windlass.journal.StepId;
import io.windlass.load.Journal;
import io.windlass.local.EventDelivery;
import io.windlass.local.LocalCloud;
import io.windlass.local.LocalStack;
import io.windlass.local.Trace;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.DefinitionFiles;
import io.windlass.pipeline.Definitions;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The whole way of objects, on generated ones.
@Command(
        name = "demo",
        description = {
            "Generates a sample of a music streaming service, puts it on a fresh embedded cloud with every event",
            "delivered twice, loads it, and shows the journal, the runs, the ledger and the first rows of each table.",
            "One of the files is broken: it is set aside, and everything else is loaded."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final String PIPELINE = "sparkify_staging";

    @Spec
    private CommandSpec spec;

    @Mixin
    private TraceOption trace;

    @Option(names = "--keep", paramLabel = "DIR", description = "Generate the sample in DIR and leave it there.")
    private Optional<Path> keep = Optional.empty();

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Path directory = keep.isPresent()
                ? Unusable.directory("--keep", keep.get())
                : Files.createTempDirectory("windlass-demo");
        try (Trace tracing = trace.open()) {
            generate(directory);
            EventDelivery.Manner manner = new EventDelivery.Manner(2, 1, 8, 1, true);
            LocalRun run = new LocalRun(catalog(), directory, manner, tracing, err);
            // The broken file is part of the demonstration: it alone makes the run end as "something failed".
            run.play(this::show);
            return ExitCode.DONE;
        } finally {
            if (keep.isEmpty()) {
                Directories.delete(directory);
            }
        }
    }

    private void generate(Path directory) throws IOException {
        try {
            new SampleData(directory).write();
        } catch (IOException e) {
            throw keep.isPresent() ? Unusable.of("--keep", directory, e) : e;
        }
    }

    private static Catalog catalog() {
        Definitions packaged = Definitions.read(DefinitionFiles.packaged(DemoCommand.class.getClassLoader()));
        return switch (packaged) {
            case Definitions.Sound sound -> sound.catalog().only(List.of(PIPELINE));
            case Definitions.Faulty faulty -> throw new IllegalStateException("packaged definitions: " + faulty);
        };
    }

    private boolean show(LocalStack stack) {
        PrintWriter out = spec.commandLine().getOut();
        Output output = new Output(out, false);
        Query query = new Query(stack.cloud().clients().redshiftData(), LocalCloud.WORKGROUP, LocalCloud.DATABASE);
        Pipeline pipeline = catalog().pipeline(PIPELINE).orElseThrow();
        Journal journal = stack.journal();
        heading(out, "The journal (DynamoDB)");
        output.print(marks(stack, journal, pipeline));
        heading(out, "The runs (DynamoDB)");
        output.print(runs(journal, pipeline));
        try {
            heading(out, "The ledger (Redshift): windlass.ledger");
            output.print(query.rows(RunCommand.LEDGER));
            for (Step.Copy step : pipeline.copies()) {
                String table = step.table().name().toString();
                heading(out, "The first rows of " + table);
                output.print(query.rows("select * from " + table + " limit 5"));
            }
        } catch (Query.QueryFailed failed) {
            spec.commandLine().getErr().println(failed.getMessage());
            return false;
        }
        return true;
    }

    private static void heading(PrintWriter out, String text) {
        out.println();
        out.println(text);
    }

    /// How many objects of each step are in which state.
    private static Rows marks(LocalStack stack, Journal journal, Pipeline pipeline) {
        List<ObjectId> objects = new ArrayList<>();
        stack.cloud()
                .clients()
                .s3()
                .listObjectsV2Paginator(request -> request.bucket(LocalCloud.DATA_BUCKET))
                .contents()
                .forEach(object -> objects.add(new ObjectId(LocalCloud.DATA_BUCKET, object.key())));
        List<List<Optional<String>>> rows = new ArrayList<>();
        for (Step.Copy step : pipeline.copies()) {
            StepId id = new StepId(pipeline.name(), step.name());
            Map<Mark.State, Integer> counts = new TreeMap<>();
            journal.marks().find(id, objects).values().forEach(mark -> counts.merge(mark.state(), 1, Integer::sum));
            int waiting = journal.arrivals().oldest(id, 1_000).arrivals().size();
            rows.add(row(
                    step.name(),
                    waiting,
                    counts.getOrDefault(Mark.State.LOADED, 0),
                    counts.getOrDefault(Mark.State.QUARANTINED, 0)));
        }
        return new Rows(List.of("step", "waiting", "loaded", "quarantined"), rows, List.of(false, true, true, true));
    }

    private static Rows runs(Journal journal, Pipeline pipeline) {
        PipelineState state = journal.runs().pipeline(pipeline.name());
        List<List<Optional<String>>> rows = new ArrayList<>();
        for (long number = 1; number <= state.epoch(); number++) {
            journal.runs().run(pipeline.name(), number).ifPresent(run -> rows.add(row(run)));
        }
        return new Rows(
                List.of("run", "steps", "objects", "attempts", "ended"), rows, List.of(true, true, true, true, false));
    }

    private static List<Optional<String>> row(Run run) {
        int objects = run.steps().stream()
                .mapToInt(io.windlass.journal.RunStep::files)
                .sum();
        return row(run.number(), run.steps().size(), objects, run.attempt(), RunWords.ended(run.state()));
    }

    private static List<Optional<String>> row(Object... values) {
        return java.util.Arrays.stream(values)
                .map(value -> Optional.of(value.toString()))
                .toList();
    }
}
