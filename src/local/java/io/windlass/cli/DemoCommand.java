package io.windlass.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
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
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  ./windlass demo", "  ./windlass demo --keep DIR --json"})
final class DemoCommand implements Callable<Integer> {

    private static final String PIPELINE = "sparkify_staging";
    private static final JsonMapper JSON = new JsonMapper();

    @Spec
    private CommandSpec spec;

    @Mixin
    private TraceOption trace;

    @Option(names = "--keep", paramLabel = "DIR", description = "Generate the sample in DIR and leave it there.")
    private Optional<Path> keep = Optional.empty();

    @Option(names = "--json", description = "Standard output holds JSON lines and nothing else.")
    private boolean json;

    @Mixin
    private MeterOption loud;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Path directory = keep.isPresent()
                ? Unusable.directory("--keep", keep.get())
                : Files.createTempDirectory("windlass-demo");
        try (Trace tracing = trace.open()) {
            generate(directory);
            EventDelivery.Manner manner = new EventDelivery.Manner(2, 1, 8, 1, true);
            LocalRun run = new LocalRun(catalog(), directory, manner, tracing, loud, err);
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
        Query query = new Query(stack.cloud().clients().redshiftData(), LocalCloud.WORKGROUP, LocalCloud.DATABASE);
        Pipeline pipeline = catalog().pipeline(PIPELINE).orElseThrow();
        Journal journal = stack.journal();
        print("The journal (DynamoDB)", "journal", marks(stack, journal, pipeline));
        print("The runs (DynamoDB)", "runs", runs(journal, pipeline));
        try {
            print("The ledger (Redshift): windlass.ledger", "ledger", query.rows(RunCommand.LEDGER));
            for (Step.Copy step : pipeline.copies()) {
                String table = step.table().name().toString();
                print("The first rows of " + table, table, query.rows("select * from " + table + " limit 5"));
            }
        } catch (Query.QueryFailed failed) {
            spec.commandLine().getErr().println(failed.getMessage());
            return false;
        }
        return true;
    }

    /// Below a heading; as JSON each row says what it is of.
    private void print(String heading, String what, Rows rows) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Output.objects(rows)
                    .forEach(row -> out.println(
                            JSON.createObjectNode().put("shown", what).set("row", row)));
        } else {
            out.println();
            out.println(heading);
            new Output(out, false).print(rows);
        }
        out.flush();
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
