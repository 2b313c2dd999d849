package io.windlass.load;

import io.windlass.journal.Reconciliation;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.Pipeline;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Comparisons that a schedule asks for: some parts at a time, until the warehouse has to answer. The end of its
/// statement lets the next round begin, and so does the next time of the schedule.
public final class ReconcileRounds {

    /// What its statements are called.
    public static final String ACTION = LedgerPages.ACTION;

    /// Parts of one round: each is some seconds of listing at most.
    private static final int PARTS = 4;

    private final Catalog catalog;
    private final Reconciling reconciling;
    private final Loader loader;

    public ReconcileRounds(Catalog catalog, Reconciling reconciling, Loader loader) {
        this.catalog = Objects.requireNonNull(catalog, "catalog is null");
        this.reconciling = Objects.requireNonNull(reconciling, "reconciling is null");
        this.loader = Objects.requireNonNull(loader, "loader is null");
    }

    /// Begins a comparison of a whole pipeline, or goes on with the one under way; then moves the pipeline.
    public TickOutcome begin(String pipeline) {
        return round(pipeline, scope -> Optional.of(reconciling.begin(scope)));
    }

    /// The same of every pipeline, each apart from the others: one that fails stops no other.
    public Map<String, TickOutcome> beginAll() {
        Map<String, Future<TickOutcome>> rounds = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            catalog.pipelines().keySet().forEach(name -> rounds.put(name, threads.submit(() -> begin(name))));
        }
        Map<String, TickOutcome> outcomes = new LinkedHashMap<>();
        rounds.forEach((name, round) -> outcomes.put(name, outcome(round)));
        return outcomes;
    }

    /// All are over once the threads are closed.
    private static TickOutcome outcome(Future<TickOutcome> round) {
        return switch (round.state()) {
            case SUCCESS -> round.resultNow();
            case FAILED -> new TickOutcome.Troubled(String.valueOf(round.exceptionNow()));
            case CANCELLED, RUNNING -> new TickOutcome.Troubled("interrupted");
        };
    }

    /// Goes on with the one under way, if one is; then moves the pipeline.
    public TickOutcome goOn(String pipeline) {
        return round(
                pipeline, scope -> reconciling.underWay(scope).<ReconcileProgress>map(ReconcileProgress.Moved::new));
    }

    private TickOutcome round(String name, Function<ReconcileScope, Optional<ReconcileProgress>> first) {
        Optional<ReconcileScope> scope = catalog.pipeline(name).flatMap(ReconcileRounds::scope);
        Optional<String> trouble = scope.flatMap(known -> first.apply(known).flatMap(begun -> parts(known, begun)));
        TickOutcome tick = loader.tick(name, true);
        return trouble.isPresent() && !(tick instanceof TickOutcome.Troubled)
                ? new TickOutcome.Troubled(trouble.get())
                : tick;
    }

    /// Empty where each run of every step takes all there is.
    private static Optional<ReconcileScope> scope(Pipeline pipeline) {
        return ReconcileScope.read(pipeline, "") instanceof ReconcileScope.Reading.Understood(ReconcileScope scope)
                ? Optional.of(scope)
                : Optional.empty();
    }

    /// @return what is wrong
    private Optional<String> parts(ReconcileScope scope, ReconcileProgress begun) {
        ReconcileProgress progress = begun;
        for (int part = 0; part < PARTS && progress instanceof ReconcileProgress.Moved(Reconciliation now); part++) {
            progress = reconciling.advance(scope, now, true);
        }
        return switch (progress) {
            case ReconcileProgress.Moved(Reconciliation now) -> {
                reconciling.ask(scope, now);
                yield Optional.empty();
            }
            case ReconcileProgress.Unwritten(int arrivals) ->
                Optional.of(
                        arrivals + " arrivals could not be written to the journal; reconcile carries on from there");
            case ReconcileProgress.Unread(String reason) -> Optional.of("the ledger could not be read: " + reason);
            case ReconcileProgress.Asked asked -> Optional.empty();
            case ReconcileProgress.Held held -> Optional.empty();
            case ReconcileProgress.Done done -> Optional.empty();
            case ReconcileProgress.Beaten beaten -> Optional.empty();
        };
    }
}
