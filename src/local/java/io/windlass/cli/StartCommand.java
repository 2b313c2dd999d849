package io.windlass.cli;

import io.windlass.journal.Run;
import io.windlass.journal.RunState;
import io.windlass.journal.RunStep;
import io.windlass.lambda.Deployment;
import io.windlass.load.Notice;
import io.windlass.pipeline.Catalog;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Starts a pipeline by hand.
@Command(
        name = "start",
        description = {
            "Asks for a run of a pipeline and waits until it is over. The run takes whatever waits, its \"replace\"",
            "steps take their whole prefix, and all its sql steps run, also where no object is new. Ends with 2 where",
            "a step is not loaded. On a deployed stack its own loader moves the run, within a minute; this command",
            "writes only into the journal.",
            "",
            "With --skip-staging only the sql steps run, over what is in the tables already; objects that wait go on",
            "waiting. Such a run is opened by this command and by nothing else: a start that was asked before is",
            "not answered by it, and if the command is interrupted before the run is open, nothing was asked.",
            "",
            "Where the pipeline depends on others that have completed no run since its own last one, it says which and",
            "asks for nothing; --force starts it all the same."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./windlass start sparkify --home .windlass --skip-staging",
            "  ./windlass start sparkify --stack windlass --force --no-wait"
        })
final class StartCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PIPELINE", description = "The pipeline's name.")
    private String pipeline;

    @Option(names = "--skip-staging", description = "Run the sql steps only.")
    private boolean skipStaging;

    @Option(names = "--force", description = "Do not wait for the pipelines that this one depends on.")
    private boolean force;

    @Option(names = "--no-wait", description = "Ask, say what was asked, and do not wait for it.")
    private boolean noWait;

    @Mixin
    private HomeOption home;

    @Mixin
    private DefinitionsOption definitions;

    @Mixin
    private ByOption by;

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
        return Attached.to(home.directory(), catalog.get(), new ConsoleNotices(err, true, catalog.get()))
                .ask(this::start);
    }

    private int start(Deployment deployment) {
        Start start = new Start(
                deployment.journal().runs(),
                deployment.loader(),
                pipeline,
                force,
                spec.commandLine().getErr(),
                home.waits());
        deployment.kept().tell(new Notice.ByHand(pipeline, "start", by.name(), asked()));
        if (noWait) {
            return asked(skipStaging ? start.openWithoutCopies() : start.request());
        }
        Start.Ended ended = skipStaging ? start.withoutCopies() : start.all();
        if (!ended.runs().isEmpty()) {
            new Output(spec.commandLine().getOut(), json).print(rows(ended.runs()));
        }
        return ended.loaded() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private int asked(Optional<String> what) {
        what.ifPresent(words -> new Output(spec.commandLine().getOut(), json)
                .print(new Rows(
                        List.of("pipeline", "asked"),
                        List.of(List.of(Optional.of(pipeline), Optional.of(words))),
                        List.of(false, false))));
        return what.isPresent() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private String asked() {
        return skipStaging ? "asked for a run of the sql steps" : "asked for a run";
    }

    private static Rows rows(List<Run> runs) {
        return new Rows(
                List.of("run", "steps", "loaded", "files", "bytes", "ended"),
                runs.stream().map(StartCommand::row).toList(),
                List.of(true, true, true, true, true, false));
    }

    private static List<Optional<String>> row(Run run) {
        int loaded = run.state() instanceof RunState.Closed(int steps, String reason) ? steps : 0;
        return List.of(
                Optional.of(Long.toString(run.number())),
                Optional.of(Integer.toString(run.steps().size())),
                Optional.of(Integer.toString(loaded)),
                Optional.of(Integer.toString(
                        run.steps().stream().mapToInt(RunStep::files).sum())),
                Optional.of(Long.toString(
                        run.steps().stream().mapToLong(RunStep::bytes).sum())),
                Optional.of(RunWords.ended(run.state())));
    }
}
