package io.windlass.cli;

import io.windlass.load.Backlog;
import io.windlass.load.TickOutcome;
import io.windlass.pipeline.BatchPolicy;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Says what waits and for what, whenever that has changed.
final class Backlogs {

    private final Catalog catalog;
    private final Consumer<String> lines;
    private final Map<String, List<String>> said = new HashMap<>();

    Backlogs(Catalog catalog, Consumer<String> lines) {
        this.catalog = catalog;
        this.lines = lines;
    }

    void look(Map<String, TickOutcome> outcomes) {
        outcomes.forEach((name, outcome) -> {
            List<String> now = said(name, outcome);
            List<String> before = said.put(name, now);
            now.stream()
                    .filter(line -> before == null || !before.contains(line))
                    .forEach(lines);
        });
    }

    private List<String> said(String name, TickOutcome outcome) {
        return switch (outcome) {
            case TickOutcome.Quiet(List<Backlog> backlogs) -> sentences(name, backlogs);
            case TickOutcome.Waiting(List<String> others, List<Backlog> backlogs) ->
                List.of(name + " waits for a complete run of " + Words.list(others));
            // A notice tells of it.
            case TickOutcome.Held held -> List.of();
            case TickOutcome.Active active -> List.of();
            case TickOutcome.Paused paused -> List.of();
            case TickOutcome.Refused refused -> List.of();
            case TickOutcome.Troubled troubled -> List.of();
        };
    }

    private List<String> sentences(String name, List<Backlog> backlogs) {
        List<String> sentences = new ArrayList<>();
        Pipeline pipeline = catalog.pipeline(name).orElseThrow();
        for (Step.Copy step : pipeline.copies()) {
            backlogs.stream()
                    .filter(backlog -> backlog.step().equals(step.name()))
                    .forEach(backlog -> sentences.add(sentence(pipeline, step, backlog)));
        }
        return sentences;
    }

    private static String sentence(Pipeline pipeline, Step.Copy step, Backlog backlog) {
        String waits = backlog.objects() == 1 ? " waits for " : " wait for ";
        return Words.count(backlog.objects(), "object") + " of step " + step.name() + " of " + pipeline.name() + waits
                + switch (pipeline.start()) {
                    case Pipeline.Start.Arrivals arrivals -> minimum(step.batch(), backlog);
                    case Pipeline.Start.Schedule(String expression) -> "a start by " + expression;
                    case Pipeline.Start.Manual manual -> "a start by hand";
                };
    }

    private static String minimum(BatchPolicy batch, Backlog backlog) {
        List<String> ways = new ArrayList<>();
        if (batch.minFiles() > 0) {
            ways.add("minFiles " + batch.minFiles());
        }
        if (batch.minBytes() > 0) {
            ways.add("minBytes %,d (%,d so far)".formatted(batch.minBytes(), backlog.bytes()));
        }
        batch.maxAge().ifPresent(age -> {
            Instant until = backlog.oldest().plus(age).truncatedTo(ChronoUnit.SECONDS);
            ways.add("maxAge " + age + " at " + until);
        });
        return String.join(" or ", ways);
    }
}
