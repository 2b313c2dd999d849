package io.windlass.cli;

import io.windlass.lambda.Deployment;
import io.windlass.pipeline.Pipeline;
import io.windlass.tail.Tail;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Tells what happens, as it happens.
@Command(
        name = "tail",
        description = {
            "Tells what happens as it happens: objects that wait, runs that open, steps that are loaded, tried again or",
            "given up, runs that close or fail, pauses. It ends with Ctrl-C, or after --for.",
            "",
            "It looks into the journal once a second, or as --every says. Each look costs for each pipeline a read and a",
            "query, and for each copy step a query of eight shards: some ten units of reading a second for one step."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  ./windlass tail", "  ./windlass tail orders --for 10m --every 5s --json"})
final class TailCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "PIPELINE", description = "Only this pipeline (default: all live ones).")
    private Optional<String> pipeline = Optional.empty();

    @Option(names = "--for", paramLabel = "DURATION", description = "End after this time, such as 30s, 10m or 1h.")
    private Optional<String> length = Optional.empty();

    @Option(
            names = "--every",
            paramLabel = "DURATION",
            defaultValue = "1s",
            description = "Look so often (default: ${DEFAULT-VALUE}).")
    private String every;

    @Mixin
    private ViewOption view;

    @Override
    public Integer call() {
        Optional<Duration> until = length.map(text -> duration("--for", text));
        Duration pause = duration("--every", every);
        return view.ask(pipeline, (there, pipelines) -> follow(there, pipelines, until, pause));
    }

    private int follow(Deployment there, List<Pipeline> pipelines, Optional<Duration> until, Duration pause) {
        if (!view.json()) {
            view.err().println(watched(pipelines, until));
        }
        Tail tail = new Tail(there.journal(), there.history(), pipelines, this::tell);
        long begun = System.nanoTime();
        while (true) {
            tail.look();
            long left = until.map(most -> most.toNanos() - (System.nanoTime() - begun))
                    .orElse(Long.MAX_VALUE);
            if (left <= 0) {
                return ExitCode.DONE;
            }
            LockSupport.parkNanos(Math.min(left, pause.toNanos()));
        }
    }

    private String watched(List<Pipeline> pipelines, Optional<Duration> until) {
        return "watching "
                + (pipelines.isEmpty()
                        ? "no pipeline: none is live"
                        : Words.list(pipelines.stream().map(Pipeline::name).toList()))
                + "; what happens is told here until "
                + until.map(length -> Words.age(length) + " are over").orElse("Ctrl-C");
    }

    private void tell(Tail.Event event) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        if (view.json()) {
            view.output()
                    .print(new Rows(
                            List.of("time", "pipeline", "event", "run", "step", "objects", "text"),
                            List.of(List.of(
                                    Optional.of(now.toString()),
                                    Optional.of(event.pipeline()),
                                    Optional.of(event.what()),
                                    event.run() == 0 ? Optional.empty() : Optional.of(Long.toString(event.run())),
                                    Optional.of(event.step()).filter(step -> !step.isEmpty()),
                                    Optional.of(Long.toString(event.objects())),
                                    Optional.of(event.text()))),
                            List.of(false, false, false, true, false, true, false)));
        } else {
            view.out().println(Words.plain(line(now, event)));
            view.out().flush();
        }
    }

    private static String line(Instant now, Tail.Event event) {
        return now.truncatedTo(ChronoUnit.SECONDS) + "  " + event.pipeline()
                + (event.run() == 0 ? "" : " run " + event.run())
                + (event.step().isEmpty() ? "" : " step " + event.step())
                + ": " + event.what()
                + (event.objects() == 0 ? "" : ", " + Words.count(event.objects(), "object"))
                + (event.text().isEmpty() ? "" : ", " + event.text());
    }

    /// `30s`, `10m`, `1h30m`, or ISO 8601.
    private Duration duration(String option, String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        try {
            Duration duration = Duration.parse(upper.startsWith("P") ? upper : "PT" + upper);
            if (!duration.isNegative() && duration.compareTo(Duration.ofDays(365)) < 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            throw misuse(option, text);
        }
        throw misuse(option, text);
    }

    private ParameterException misuse(String option, String text) {
        return new ParameterException(
                spec.commandLine(), option + " " + text + " is no length of time; write one such as 30s, 10m or 1h");
    }
}
