package io.windlass.cli;

import io.windlass.journal.Reconciliation;
import io.windlass.journal.Reconciliation.Finding;
import io.windlass.lambda.Deployment;
import io.windlass.load.Notice;
import io.windlass.load.ReconcileScope;
import io.windlass.load.Reconciling;
import io.windlass.local.ThrowawayDirectory;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.Step;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Proves that all is there once, and repairs what events missed.
@Command(
        name = "reconcile",
        description = {
            "Compares what lies in S3 with the journal and with the ledger in the warehouse, and says what of a",
            "pipeline is missing, extra or twice. An object that nobody ever told of is missing: it waits from now on",
            "and is loaded like any other, so the objects of before the first day need nothing else. One that is in",
            "the ledger and no longer in the bucket is extra: it was deleted after its load, and its rows stay. One",
            "that more than one run loaded is twice, which must never be.",
            "",
            "It also counts what waits, what is set aside (quarantined or undone), what was written again after its",
            "load (changed), and where journal and ledger say different things: unproven is loaded by its mark alone,",
            "unmarked by the ledger alone. The first 100 of each kind in each part are named.",
            "",
            "With --inventory the list is an S3 Inventory, which is some hours old. What was written since is not in it",
            "and is neither missing nor extra; whatever contradicts is looked up in the bucket before it is said.",
            "",
            "How far it is stands in the journal, so the same command carries on where it was stopped. A step of",
            "which each run takes its whole prefix (\"replace\") is left out: it misses nothing.",
            "",
            "Exit code 2: something is twice, unproven, unmarked or cannot be placed, or, with --dry-run, missing."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./windlass reconcile sparkify --dry-run",
            "  ./windlass reconcile sparkify --step songs --json",
            "  ./windlass reconcile sparkify --inventory s3://inventories/data/daily/2026-01-31T01-00Z/manifest.json"
        })
final class ReconcileCommand implements Callable<Integer> {

    private static final List<Finding> FAULTS =
            List.of(Finding.TWICE, Finding.UNPROVEN, Finding.UNMARKED, Finding.UNDECIDED);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PIPELINE", description = "The pipeline's name.")
    private String pipeline;

    @Option(names = "--step", paramLabel = "NAME", description = "Only this copy step (default: all).")
    private Optional<String> step = Optional.empty();

    @Option(names = "--dry-run", description = "Say what is found and write nothing.")
    private boolean dryRun;

    @Mixin
    private InventoryOption inventory;

    @Mixin
    private HomeOption home;

    @Mixin
    private DefinitionsOption definitions;

    @Mixin
    private ByOption by;

    @Mixin
    private MeterOption loud;

    @Option(names = "--json", description = "Standard output holds JSON lines and nothing else.")
    private boolean json;

    @Override
    public Integer call() {
        by.name();
        PrintWriter err = spec.commandLine().getErr();
        Optional<Catalog> catalog = definitions.read(pipeline, err);
        if (catalog.isEmpty()) {
            return ExitCode.FAILED;
        }
        return switch (ReconcileScope.read(catalog.get().pipeline(pipeline).orElseThrow(), step.orElse(""))) {
            case ReconcileScope.Reading.Refused(String reason) -> {
                err.println(reason);
                yield ExitCode.USAGE;
            }
            case ReconcileScope.Reading.Understood(ReconcileScope scope) ->
                Attached.to(home.directory(), catalog.get(), new ConsoleNotices(err, !loud.quiet(), catalog.get()))
                        .ask(deployment -> reconcile(deployment, scope));
        };
    }

    private int reconcile(Deployment deployment, ReconcileScope scope) {
        Reconciling reconciling = dryRun ? deployment.reconciling().withheld() : deployment.reconciling();
        if (!inventory.given()) {
            return reconcile(deployment, scope, reconciling);
        }
        PrintWriter err = spec.commandLine().getErr();
        try (ThrowawayDirectory directory = new ThrowawayDirectory("windlass-inventory-")) {
            return reconcile(
                    deployment,
                    apart(scope),
                    inventory.reconciling(deployment, scope, reconciling, directory.path(), err));
        } catch (IOException e) {
            err.println(Words.plain(String.valueOf(e.getMessage())));
            return ExitCode.FAILED;
        }
    }

    /// The loader goes on with what it finds under way, and knows of no inventory.
    private static ReconcileScope apart(ReconcileScope scope) {
        String only = "inventory " + scope.scope().only();
        return new ReconcileScope(new Reconciliation.Scope(scope.scope().pipeline(), only), scope.steps());
    }

    private int reconcile(Deployment deployment, ReconcileScope scope, Reconciling reconciling) {
        Optional<Reconciliation> done;
        try (Meter meter = loud.meter("comparing")) {
            done = new ReconcileByHand(
                            scope, reconciling, deployment.loader(), !dryRun, meter, meter.beside(), home.waits())
                    .done();
        }
        done.ifPresent(reconciliation -> print(scope, reconciliation));
        if (!dryRun) {
            String found = done.map(ReconcileCommand::proof).orElse("not done");
            deployment.kept().tell(new Notice.ByHand(pipeline, "reconcile", by.name(), found));
        }
        return done.map(this::code).orElse(ExitCode.FAILED);
    }

    private int code(Reconciliation done) {
        boolean missing = dryRun && done.total(Finding.MISSING) > 0;
        boolean sound = FAULTS.stream().allMatch(fault -> done.total(fault) == 0);
        return sound && !missing ? ExitCode.DONE : ExitCode.FAILED;
    }

    /// The proof is the last line; where only JSON may be, it is for the person beside.
    private void print(ReconcileScope scope, Reconciliation done) {
        PrintWriter out = spec.commandLine().getOut();
        List<String> columns = new ArrayList<>(List.of("step"));
        List<Boolean> bare = new ArrayList<>(List.of(false));
        Arrays.stream(Finding.values()).forEach(finding -> {
            columns.add(finding == Finding.OBJECT ? "objects" : finding.name().toLowerCase(Locale.ROOT));
            bare.add(true);
        });
        new Output(out, json)
                .print(new Rows(
                        columns,
                        scope.steps().stream()
                                .map(Step::name)
                                .map(name -> row(name, done.counts().getOrDefault(name, Map.of())))
                                .toList(),
                        bare));
        PrintWriter proof = json ? spec.commandLine().getErr() : out;
        proof.println(proof(done));
        proof.flush();
    }

    private static String proof(Reconciliation done) {
        return "%,d missing, %,d extra, %,d twice"
                .formatted(done.total(Finding.MISSING), done.total(Finding.EXTRA), done.total(Finding.TWICE));
    }

    private static List<Optional<String>> row(String step, Map<Finding, Long> found) {
        List<Optional<String>> row = new ArrayList<>(List.of(Optional.of(step)));
        Arrays.stream(Finding.values())
                .forEach(finding -> row.add(Optional.of(Long.toString(found.getOrDefault(finding, 0L)))));
        return row;
    }
}
