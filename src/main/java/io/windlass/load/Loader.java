package io.windlass.load;

import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.Pipeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Moves pipelines: settles what is open, plans what waits, submits what was planned, and returns.
///
/// Called by the schedule for all pipelines and by the end of a statement for one. Any number of calls may
/// overlap.
public final class Loader {

    private final Catalog catalog;
    private final Planner planner;
    private final Settler settler;
    private final Notices notices;

    public Loader(Catalog catalog, Planner planner, Settler settler, Notices notices) {
        this.catalog = catalog;
        this.planner = planner;
        this.settler = settler;
        this.notices = notices;
    }

    /// Moves every pipeline, each apart from the others: one that fails is told of and stops no other.
    ///
    /// @param patient whether batch minimums and ages are heeded
    public Map<String, TickOutcome> tick(boolean patient) {
        Map<String, Future<TickOutcome>> ticks = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Pipeline pipeline : catalog.pipelines().values()) {
                Callable<TickOutcome> move = () -> tick(pipeline, patient);
                ticks.put(pipeline.name(), threads.submit(move));
            }
        }
        Map<String, TickOutcome> outcomes = new LinkedHashMap<>();
        ticks.forEach((name, tick) -> outcomes.put(name, outcome(name, tick)));
        return outcomes;
    }

    /// Moves one pipeline; a name that is not in the catalog is told of.
    public TickOutcome tick(String name, boolean patient) {
        return catalog.pipeline(name)
                .map(pipeline -> tick(pipeline, patient))
                .orElseGet(() -> troubled(name, "no pipeline of this name is live"));
    }

    private TickOutcome tick(Pipeline pipeline, boolean patient) {
        while (true) {
            switch (settler.settle(pipeline)) {
                case SettleOutcome.Waiting waiting -> {
                    return new TickOutcome.Active(waiting.until());
                }
                case SettleOutcome.Beaten beaten -> {
                    return new TickOutcome.Active(Optional.empty());
                }
                case SettleOutcome.Moved moved -> {}
                case SettleOutcome.Closed closed -> {}
                case SettleOutcome.Idle idle -> {
                    Optional<TickOutcome> outcome = plan(pipeline, patient);
                    if (outcome.isPresent()) {
                        return outcome.get();
                    }
                }
            }
        }
    }

    /// Empty when a run was opened, which can move at once.
    private Optional<TickOutcome> plan(Pipeline pipeline, boolean patient) {
        return switch (planner.plan(pipeline, patient)) {
            case PlanOutcome.Opened opened -> Optional.empty();
            case PlanOutcome.Running running -> Optional.of(new TickOutcome.Active(Optional.empty()));
            case PlanOutcome.Beaten beaten -> Optional.of(new TickOutcome.Active(Optional.empty()));
            case PlanOutcome.Paused paused -> Optional.of(new TickOutcome.Paused());
            case PlanOutcome.Nothing(int waiting) -> Optional.of(new TickOutcome.Quiet(waiting));
            case PlanOutcome.Unsupported(List<String> reasons) -> {
                reasons.forEach(reason -> notices.tell(new Notice.Trouble(pipeline.name(), reason)));
                yield Optional.of(new TickOutcome.Refused(reasons));
            }
        };
    }

    private TickOutcome outcome(String name, Future<TickOutcome> tick) {
        try {
            return tick.get();
        } catch (ExecutionException e) {
            return troubled(name, String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return troubled(name, "interrupted");
        }
    }

    private TickOutcome troubled(String name, String message) {
        notices.tell(new Notice.Trouble(name, message));
        return new TickOutcome.Troubled(message);
    }
}
