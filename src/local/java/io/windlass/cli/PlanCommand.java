package io.windlass.cli;

import io.windlass.load.Backlog;
import io.windlass.load.DryRun;
import io.windlass.load.PlanOutcome;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.Pipeline;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shows the run that a pipeline would open.
@Command(
        name = "plan",
        description = {
            "Shows the run that a pipeline would open now and writes nothing: its objects and bytes, the batches by",
            "compression, the exact SQL of each step, and the files it would write (manifests, lists, jsonpaths).",
            "Then where the declared tables, the live tables and the files do not agree: a column that would be",
            "NULL, a value too long, a field lost, a type changed.",
            "",
            "With --data on a fresh embedded cloud in which the files below DIR have arrived; else on the cloud that",
            "\"up\" keeps in --home, or on the --stack. Only what an open decides is not known yet: where a name has",
            "\"dry-run\", the run's has a random part."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./windlass plan orders --definitions definitions --data samples",
            "  ./windlass plan orders --home .windlass --json",
            "  ./windlass plan orders --stack windlass"
        })
final class PlanCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PIPELINE", description = "The pipeline's name.")
    private String pipeline;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Plan for the files below DIR, each under its path, on a fresh cloud.")
    private Optional<Path> data = Optional.empty();

    @Mixin
    private DefinitionsOption definitions;

    @Mixin
    private HomeOption home;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Look at no more than N rows of each sampled file (default: ${DEFAULT-VALUE}).")
    private long rows;

    @Option(
            names = "--files",
            paramLabel = "N",
            defaultValue = "20",
            description = "Sample no more than N files of each step (default: ${DEFAULT-VALUE}).")
    private int files;

    @Option(names = "--json", description = "Standard output holds JSON lines and nothing else.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        if (data.isPresent() && home.chosen().isPresent()) {
            err.println("--data is for a fresh cloud; nothing is put into the one of --home or --stack");
            return ExitCode.USAGE;
        }
        if (data.isPresent() && !Files.isDirectory(data.get())) {
            err.println("--data " + data.get() + " is no directory");
            return ExitCode.FAILED;
        }
        Optional<Cloud> cloud = data.isPresent() ? Optional.empty() : Optional.of(home.directory());
        Optional<Catalog> catalog = definitions.read(pipeline, cloud, err);
        if (catalog.isEmpty()) {
            return ExitCode.FAILED;
        }
        try (Stage stage =
                cloud.isEmpty() ? Stage.fresh(catalog.get(), data, err) : Stage.at(cloud.get(), catalog.get())) {
            Pipeline known = catalog.get().pipeline(pipeline).orElseThrow();
            return stage.ask(there -> show(stage, known));
        }
    }

    private int show(Stage stage, Pipeline known) {
        PlanView view = json
                ? new PlanView.Json(spec.commandLine().getOut())
                : new PlanView.Text(spec.commandLine().getOut());
        boolean byHand = !(known.start() instanceof Pipeline.Start.Arrivals)
                || known.copies().isEmpty();
        // On a cloud of its own nobody completes anything.
        boolean alone = data.isPresent();
        DryRun.Preview now = stage.preview(
                known, new DryRun.Assumption(!alone, byHand && !(known.startsAfterOthers() && !alone), alone));
        return switch (now.plan()) {
            case PlanOutcome.Running(long run) ->
                none(view, known, "run " + run + " is open; the next one waits for it");
            case PlanOutcome.Paused() -> none(view, known, "it is paused");
            case PlanOutcome.Held(Instant until) -> none(view, known, "its maintenance lasts until " + until);
            case PlanOutcome.Unsupported(List<String> reasons) -> {
                none(view, known, "it cannot be run by this version: " + String.join("; ", reasons));
                yield ExitCode.FAILED;
            }
            case PlanOutcome.Beaten() -> none(view, known, "somebody else opened a run meanwhile");
            case PlanOutcome.Nothing(List<Backlog> backlogs) -> {
                int waiting = backlogs.stream().mapToInt(Backlog::objects).sum();
                if (waiting == 0) {
                    yield none(view, known, "nothing is new");
                }
                String wait = waiting == 1 ? "1 object waits" : waiting + " objects wait";
                none(view, known, wait + " for the batch's minimum or age; this is what would become of it");
                yield run(view, stage, known, stage.preview(known, new DryRun.Assumption(false, byHand, false)));
            }
            case PlanOutcome.Waiting(List<String> others, List<Backlog> backlogs) -> {
                String wait = "it waits for a complete run of " + Words.list(others)
                        + " since its own last one; this is what would become of it";
                none(view, known, wait);
                yield run(view, stage, known, stage.preview(known, new DryRun.Assumption(false, byHand, true)));
            }
            case PlanOutcome.Opened opened -> run(view, stage, known, now);
        };
    }

    private static int none(PlanView view, Pipeline known, String reason) {
        view.none(known, reason);
        return ExitCode.DONE;
    }

    private int run(PlanView view, Stage stage, Pipeline known, DryRun.Preview preview) {
        view.run(known, preview);
        PlanDifferences differences = new PlanDifferences(stage, files, rows);
        preview.steps().forEach(step -> differences.of(step, preview).forEach(each -> view.difference(step, each)));
        return ExitCode.DONE;
    }
}
