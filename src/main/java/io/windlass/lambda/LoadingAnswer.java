package io.windlass.lambda;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.event.LoaderEvent;
import io.windlass.event.LoaderEventParser;
import io.windlass.event.StatementName;
import io.windlass.load.Backlog;
import io.windlass.load.ByHand;
import io.windlass.load.Loader;
import io.windlass.load.Notice;
import io.windlass.load.ReconcileRounds;
import io.windlass.load.TickOutcome;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.Pipeline;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
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
    private final ByHand hand;
    private final ReconcileRounds rounds;
    private final PageRounds pages;
    private final Catalog catalog;
    private final String stack;

    static LoadingAnswer of(Deployment deployment) {
        Loader loader = deployment.loader();
        return new LoadingAnswer(
                loader,
                deployment.byHand(),
                deployment.reconcileRounds(loader),
                PageRounds.of(deployment),
                deployment.catalog(),
                deployment.environment().stack());
    }

    LoadingAnswer(Loader loader, ByHand hand, ReconcileRounds rounds, PageRounds pages, Catalog catalog, String stack) {
        this.pages = Objects.requireNonNull(pages, "pages is null");
        this.hand = Objects.requireNonNull(hand, "hand is null");
        this.rounds = Objects.requireNonNull(rounds, "rounds is null");
        this.catalog = Objects.requireNonNull(catalog, "catalog is null");
        this.loader = Objects.requireNonNull(loader, "loader is null");
        this.stack = Objects.requireNonNull(stack, "stack is null");
    }

    void write(InputStream event, OutputStream answer) throws IOException {
        LoaderEvent asked = parser.parse(event);
        if (asked instanceof LoaderEvent.ByHand action) {
            answer.write(json.writeValueAsBytes(byHand(action)));
            return;
        }
        if (asked instanceof LoaderEvent.WritePage) {
            answer.write(json.writeValueAsBytes(Map.of("page", pages.begin())));
            return;
        }
        Map<String, TickOutcome> outcomes = act(asked);
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
            case LoaderEvent.StatementEnded ended -> ended(ended.statementName(), ended.statementId());
            case LoaderEvent.Start start -> one(start.pipeline(), started(start));
            case LoaderEvent.Pause(String pipeline, String who) -> one(pipeline, loader.pause(pipeline, named(who)));
            case LoaderEvent.Resume(String pipeline, boolean dropStart, String who) ->
                one(pipeline, loader.resume(pipeline, dropStart, named(who)));
            case LoaderEvent.Cancel(String pipeline, String who) -> one(pipeline, loader.cancel(pipeline, named(who)));
            case LoaderEvent.Skip(String pipeline, String step, String who) ->
                one(pipeline, loader.skip(pipeline, step, named(who)));
            case LoaderEvent.Reconcile(Optional<String> pipeline, String who) -> {
                Map<String, TickOutcome> begun =
                        pipeline.map(name -> one(name, rounds.begin(name))).orElseGet(rounds::beginAll);
                if (!who.isEmpty()) {
                    begun.keySet().stream()
                            .filter(name -> catalog.pipeline(name).isPresent())
                            .forEach(name ->
                                    hand.notices().tell(new Notice.ByHand(name, "reconcile", who, "asked for")));
                }
                yield begun;
            }
            case LoaderEvent.WritePage page -> throw new IllegalStateException("answered with its place: " + page);
            case LoaderEvent.ByHand action -> throw new IllegalStateException("answered in words: " + action);
            case LoaderEvent.Refused(String reason) -> throw new IllegalArgumentException(reason);
        };
    }

    /// A time says that a schedule asks.
    private TickOutcome started(LoaderEvent.Start start) {
        return start.due().isPresent() && start.who().isEmpty()
                ? loader.start(start.pipeline(), start.due())
                : loader.start(start.pipeline(), start.due(), named(start.who()));
    }

    /// What was asked for by hand, in words, and what follows from it at once.
    private Map<String, String> byHand(LoaderEvent.ByHand action) {
        Optional<Pipeline> known = catalog.pipeline(action.pipeline());
        if (known.isEmpty()) {
            throw new IllegalArgumentException("no pipeline " + action.pipeline() + " is live");
        }
        Pipeline pipeline = known.get();
        ByHand.Asking asking = new ByHand.Asking(action.dryRun(), action.despiteSql(), named(action.who()));
        String words = switch (action.what()) {
            case RELEASE -> hand.release(pipeline, action.choice(), asking).what();
            case DISCARD ->
                hand.discard(pipeline, action.choice(), action.why(), asking).what();
            case UNDO -> hand.undo(pipeline, action.choice(), false, asking);
            case REPLAY -> hand.undo(pipeline, action.choice(), true, asking);
        };
        if (!action.dryRun()) {
            loader.tick(pipeline.name(), true);
        }
        return Map.of(pipeline.name(), words);
    }

    private static String named(String who) {
        return who.isEmpty() ? SOMEBODY : who;
    }

    /// The end of a statement that some other stack submitted is no concern of this one.
    private Map<String, TickOutcome> ended(String name, String id) {
        Optional<StatementName> statement = StatementName.parse(name);
        if (statement.isEmpty() || !statement.get().stack().equals(stack)) {
            return Map.of();
        }
        if (statement.get().action().equals(PageRounds.ACTION)) {
            pages.end(statement.get(), id);
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
            case TickOutcome.Waiting(List<String> others, List<Backlog> backlogs) ->
                "waiting for " + String.join(", ", others);
            case TickOutcome.Paused paused -> "paused";
            case TickOutcome.Held(Instant until) -> "maintenance until " + until;
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
