package io.windlass.cli;

import io.windlass.local.EventDelivery;
import io.windlass.local.LocalCloud;
import io.windlass.local.LocalStack;
import io.windlass.local.Trace;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Support;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Loads a directory through one pipeline on a fresh embedded cloud.
@Command(
        name = "run",
        description = {
            "Loads the files below a directory through one pipeline, on a fresh embedded cloud.",
            "Every file is put under its path below the directory. Afterwards the ledger is shown,",
            "or the rows of your own queries.",
            "",
            "Only this pipeline is active: where it depends on others, it does not wait for them, unless",
            "--with-dependencies makes them active too."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  ./windlass run sparkify_staging --data DIR --duplicate 3 --shuffle 1 --threads 8 \\",
            "      --sql 'select count(*) from staging_events'"
        })
final class RunCommand implements Callable<Integer> {

    static final String LEDGER = "select pipeline, run, step, part, outcome, \"table\", files, bytes, rows, action"
            + " from windlass.ledger order by run, step, part";

    /// A row once the first load has made the ledger.
    private static final String LEDGERS =
            "select 1 from information_schema.tables where table_schema = 'windlass' and table_name = 'ledger'";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PIPELINE", description = "The pipeline's name.")
    private String pipeline;

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "The directory.")
    private Path data;

    @Mixin
    private DefinitionsOption definitions;

    @Option(
            names = "--with-dependencies",
            description = "The pipelines that this one depends on are active too, and it waits for them.")
    private boolean withDependencies;

    @Option(names = "--duplicate", paramLabel = "N", defaultValue = "1", description = "Deliver each event N times.")
    private int duplicate;

    @Option(
            names = "--shuffle",
            paramLabel = "SEED",
            defaultValue = "0",
            description = "What the order of events is drawn from.")
    private long shuffle;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "8",
            description = "Deliver N events at once (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--sql",
            paramLabel = "QUERY",
            description = "Show this query's rows instead of the ledger; may be repeated.")
    private List<String> queries = List.of();

    @Option(
            names = "--json",
            description = {
                "Standard output holds JSON lines and nothing else.",
                "Columns of one name get numbers: count, count_2."
            })
    private boolean json;

    @Mixin
    private MeterOption loud;

    @Mixin
    private TraceOption trace;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        if (duplicate < 1 || threads < 1) {
            err.println("--duplicate and --threads must be at least 1");
            return ExitCode.USAGE;
        }
        if (!Files.isDirectory(data)) {
            err.println("--data " + data + " is no directory");
            return ExitCode.FAILED;
        }
        Optional<Catalog> catalog = withDependencies
                ? definitions.readWithDependencies(pipeline, err)
                : definitions.read(pipeline, err).map(read -> alone(read, err));
        if (catalog.isEmpty() || !definitions.heldHere(catalog.get(), err) || isRefused(catalog.get(), err)) {
            return ExitCode.FAILED;
        }
        EventDelivery.Manner manner = new EventDelivery.Manner(duplicate, shuffle, threads, 1, true);
        try (Trace tracing = trace.open()) {
            return new LocalRun(catalog.get(), data, manner, tracing, loud, err).play(this::ask);
        }
    }

    /// The one pipeline, which waits for nobody.
    private Catalog alone(Catalog catalog, PrintWriter err) {
        Pipeline only = catalog.pipeline(pipeline).orElseThrow();
        if (only.dependsOn().isEmpty()) {
            return catalog;
        }
        err.println(pipeline + " depends on " + Words.list(only.dependsOn()) + "; only " + pipeline
                + " is active here, so it waits for nobody (--with-dependencies changes that)");
        SequencedMap<String, Pipeline> alone = new LinkedHashMap<>();
        alone.put(pipeline, only.alone());
        return new Catalog(alone);
    }

    /// Says what keeps the pipelines from running, before anything is started.
    private boolean isRefused(Catalog catalog, PrintWriter err) throws IOException {
        boolean refused = false;
        boolean copies = false;
        for (Pipeline definition : catalog.pipelines().values()) {
            List<String> missing = Support.missing(definition);
            missing.forEach(reason -> err.println(definition.name() + " cannot run: " + reason));
            refused |= !missing.isEmpty();
            copies |= !definition.copies().isEmpty();
        }
        if (copies && new DataDirectory(data).files().isEmpty()) {
            err.println("--data " + data + " holds no file");
            refused = true;
        }
        return refused;
    }

    private boolean ask(LocalStack stack) {
        Output output = new Output(spec.commandLine().getOut(), json);
        Query query = new Query(stack.cloud().clients().redshiftData(), LocalCloud.WORKGROUP, LocalCloud.DATABASE);
        boolean answered = true;
        for (String sql : queries.isEmpty() ? List.of(LEDGER) : queries) {
            try {
                if (queries.isEmpty() && query.rows(LEDGERS).rows().isEmpty()) {
                    spec.commandLine().getErr().println("nothing was loaded: there is no ledger to show");
                    return true;
                }
                output.print(query.rows(sql));
            } catch (Query.QueryFailed failed) {
                spec.commandLine().getErr().println("query failed: " + sql + ": " + failed.getMessage());
                answered = false;
            }
        }
        return answered;
    }
}
