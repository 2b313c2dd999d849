package io.windlass.lambda;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.event.LoaderEvent;
import io.windlass.event.LoaderEventParser;
import io.windlass.event.StatementName;
import io.windlass.load.Loader;
import io.windlass.load.ReconcileRounds;
import io.windlass.load.TickOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Does what an event asks of the loader and answers with where each pipeline stands.
final class LoadingAnswer {

    private static final String SOMEBODY = "an invocation by hand";

    private final LoaderEventParser parser = new LoaderEventParser();
    private final JsonMapper json = new JsonMapper();
    private final Loader loader;
    private final ReconcileRounds rounds;
    private final String stack;

    LoadingAnswer(Loader loader, ReconcileRounds rounds, String stack) {
        this.rounds = Objects.requireNonNull(rounds, "rounds is null");
        this.loader = Objects.requireNonNull(loader, "loader is null");
        this.stack = Objects.requireNonNull(stack, "stack is null");
    }

    void write(InputStream event, OutputStream answer) throws IOException {
        Map<String, TickOutcome> outcomes = act(parser.parse(event));
        List<String> troubles = outcomes.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof TickOutcome.Troubled)
                .map(entry -> entry.getKey() + ": " + ((TickOutcome.Troubled) entry.getValue()).message())
                .toList();
        if (!troubles.isEmpty()) {
            throw new LoadingTroubled(troubles);
        }
        Map<String, String> summary = new LinkedHashMap<>();
        outcomes.forEach((pipeline, outcome) -> summary.put(pipeline, word(outcome)));
        answer.write(json.writeValueAsBytes(summary));
    }

    private Map<String, TickOutcome> act(LoaderEvent event) {
        return switch (event) {
            case LoaderEvent.Tick tick -> loader.tick(true);
            case LoaderEvent.StatementEnded ended -> ended(ended.statementName());
            case LoaderEvent.Start start -> one(start.pipeline(), loader.start(start.pipeline(), start.due()));
            case LoaderEvent.Pause(String pipeline) -> one(pipeline, loader.pause(pipeline));
            case LoaderEvent.Resume(String pipeline, boolean dropStart) ->
                one(pipeline, loader.resume(pipeline, dropStart));
            case LoaderEvent.Reconcile(String pipeline) -> one(pipeline, rounds.begin(pipeline));
            case LoaderEvent.Cancel(String pipeline) -> one(pipeline, loader.cancel(pipeline, SOMEBODY));
            case LoaderEvent.Refused(String reason) -> throw new IllegalArgumentException(reason);
        };
    }

    /// The end of a statement that some other stack submitted is no concern of this one.
    private Map<String, TickOutcome> ended(String name) {
        Optional<StatementName> statement = StatementName.parse(name);
        if (statement.isEmpty() || !statement.get().stack().equals(stack)) {
            return Map.of();
        }
        String pipeline = statement.get().pipeline();
        boolean compares = statement.get().action().equals(ReconcileRounds.ACTION);
        return one(pipeline, compares ? rounds.goOn(pipeline) : loader.tick(pipeline, true));
    }

    private static Map<String, TickOutcome> one(String pipeline, TickOutcome outcome) {
        return Map.of(pipeline, outcome);
    }

    private static String word(TickOutcome outcome) {
        return switch (outcome) {
            case TickOutcome.Active active -> "active";
            case TickOutcome.Quiet quiet -> waiting(quiet.waiting());
            case TickOutcome.Paused paused -> "paused";
            case TickOutcome.Refused(List<String> reasons) -> "refused: " + String.join("; ", reasons);
            case TickOutcome.Troubled(String message) -> "troubled: " + message;
        };
    }

    private static String waiting(int objects) {
        return switch (objects) {
            case 0 -> "quiet";
            case 1 -> "waiting: 1 object";
            default -> "waiting: " + objects + " objects";
        };
    }
}
