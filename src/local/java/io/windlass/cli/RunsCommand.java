package io.windlass.cli;

import io.windlass.journal.Run;
import io.windlass.journal.RunStep;
import io.windlass.lambda.Deployment;
import io.windlass.pipeline.Pipeline;
import io.windlass.status.NewestRuns;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Lists runs, or shows one whole.
@Command(
        name = "runs",
        description = {
            "Lists the runs of a pipeline, or of all, the newest first; with a number shows the run of that number whole:",
            "its steps, attempts and statement, what the ledger says of it, the objects that it took, and why it ended.",
            "",
            "The list costs a query of the journal for each pipeline, which reads the runs that are shown. One run costs a",
            "read, its lists of objects in S3, and a query of the ledger (--no-warehouse leaves that out). Runs are",
            "numbered for each pipeline; a number without a pipeline is looked for in all."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  ./windlass runs orders --limit 5", "  ./windlass runs 7 orders --json"})
final class RunsCommand implements Callable<Integer> {

    private static final List<String> COLUMNS =
            List.of("pipeline", "run", "opened", "steps", "loaded", "objects", "bytes", "attempt", "state", "reason");
    private static final List<Boolean> RIGHT = List.of(false, true, false, true, true, true, true, true, false, false);

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..2",
            paramLabel = "[N] [PIPELINE]",
            hideParamSyntax = true,
            description = "The number of a run, a pipeline's name, or both (default: the runs of all).")
    private List<String> given = List.of();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "So many runs of each pipeline (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(
            names = "--objects",
            paramLabel = "N",
            defaultValue = "20",
            description = "With a number: so many objects of each step (default: ${DEFAULT-VALUE}).")
    private int objects;

    @Option(names = "--no-warehouse", description = "With a number: do not ask the ledger.")
    private boolean noWarehouse;

    @Mixin
    private ViewOption view;

    @Override
    public Integer call() {
        List<String> numbers =
                given.stream().filter(word -> word.matches("[0-9]{1,18}")).toList();
        List<String> names =
                given.stream().filter(word -> !word.matches("[0-9]{1,18}")).toList();
        if (numbers.size() > 1 || names.size() > 1) {
            throw new ParameterException(spec.commandLine(), "name one run, one pipeline, or one of each");
        }
        if (limit < 1 || objects < 0) {
            throw new ParameterException(spec.commandLine(), "--limit must be at least 1, and --objects at least 0");
        }
        Optional<String> pipeline = names.stream().findFirst();
        return numbers.isEmpty()
                ? view.ask(pipeline, this::list)
                : view.ask(pipeline, (there, pipelines) -> one(there, pipelines, Long.parseLong(numbers.getFirst())));
    }

    private int list(Deployment there, List<Pipeline> pipelines) {
        List<Run> runs = new ArrayList<>();
        NewestRuns newest = new NewestRuns(there.history());
        for (Pipeline pipeline : pipelines) {
            long epoch = there.journal().runs().pipeline(pipeline.name()).epoch();
            runs.addAll(newest.of(pipeline.name(), epoch, limit));
        }
        runs.sort(Comparator.comparing((Run run) -> run.opened()).reversed());
        if (view.json()) {
            runs.forEach(run -> view.out().println(RunJson.brief(run)));
            view.out().flush();
        } else {
            view.output()
                    .print(new Rows(COLUMNS, runs.stream().map(RunsCommand::row).toList(), RIGHT));
        }
        return ExitCode.DONE;
    }

    private int one(Deployment there, List<Pipeline> pipelines, long number) {
        boolean found = false;
        for (Pipeline pipeline : pipelines) {
            Optional<Run> run = there.journal().runs().run(pipeline.name(), number);
            if (run.isPresent()) {
                new RunView(view, there, noWarehouse, objects).print(run.get());
                found = true;
            }
        }
        if (!found) {
            view.err()
                    .println("there is no run " + number + " of "
                            + String.join(
                                    ", ", pipelines.stream().map(Pipeline::name).toList()));
        }
        return found ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static List<Optional<String>> row(Run run) {
        return List.of(
                Optional.of(run.pipeline()),
                Optional.of(Long.toString(run.number())),
                Optional.of(run.opened().truncatedTo(ChronoUnit.SECONDS).toString()),
                Optional.of(Integer.toString(run.steps().size())),
                Optional.of(Integer.toString(RunJson.loaded(run))),
                Optional.of("%,d".formatted(RunJson.objects(run))),
                Optional.of("%,d"
                        .formatted(
                                run.steps().stream().mapToLong(RunStep::bytes).sum())),
                Optional.of(Integer.toString(run.attempt())),
                Optional.of(RunJson.state(run.state())),
                Optional.of(RunJson.reason(run.state())));
    }
}
