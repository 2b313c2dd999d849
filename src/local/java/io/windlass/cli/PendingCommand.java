package io.windlass.cli;

import io.windlass.journal.Arrival;
import io.windlass.journal.Arrivals;
import io.windlass.journal.StepId;
import io.windlass.lambda.Deployment;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

/// Lists the objects that wait.
@Command(
        name = "pending",
        description = {
            "Lists the objects that wait for a run, in the order in which runs take them: the oldest first, and behind",
            "all others those that a backfill found. An object that an open run loads waits until it is loaded.",
            "",
            "It costs a query of eight shards for each copy step, and reads no more of what waits than it shows."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  ./windlass pending", "  ./windlass pending orders --limit 1000 --json"})
final class PendingCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "PIPELINE", description = "Only this pipeline (default: all live ones).")
    private Optional<String> pipeline = Optional.empty();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "So many of each step (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Mixin
    private ViewOption view;

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit must be at least 1");
        }
        return view.ask(pipeline, this::list);
    }

    private int list(Deployment there, List<Pipeline> pipelines) {
        List<List<Optional<String>>> rows = new ArrayList<>();
        Instant now = there.clock().instant();
        for (Pipeline each : pipelines) {
            for (Step.Copy step : each.copies()) {
                StepId id = new StepId(each.name(), step.name());
                Arrivals.Pending pending = there.journal().arrivals().oldest(id, limit);
                pending.arrivals().forEach(arrival -> rows.add(row(arrival, now)));
                if (!pending.complete()) {
                    view.err()
                            .println("more objects of step " + step.name() + " of " + each.name()
                                    + " wait; --limit shows them");
                }
            }
        }
        view.output()
                .print(new Rows(
                        List.of("pipeline", "step", "time", "age", "bytes", "generation", "object"),
                        rows,
                        List.of(false, false, false, true, true, true, false)));
        return ExitCode.DONE;
    }

    /// The age in a form for people, or in seconds for programs.
    private List<Optional<String>> row(Arrival arrival, Instant now) {
        Duration age = Duration.between(arrival.object().time(), now);
        return List.of(
                Optional.of(arrival.step().pipeline()),
                Optional.of(arrival.step().step()),
                Optional.of(arrival.object().time().toString()),
                Optional.of(view.json() ? Long.toString(age.toSeconds()) : Words.age(age)),
                Optional.of(Long.toString(arrival.object().size())),
                Optional.of(Long.toString(arrival.generation())),
                Optional.of(arrival.object().id().url()));
    }
}
