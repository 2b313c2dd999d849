package io.windlass.load;

import io.windlass.journal.PipelineState;
import io.windlass.journal.Request;
import io.windlass.journal.RunSettings;
import io.windlass.journal.Runs;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.Pipeline;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Moves pipelines: settles what is open, plans what waits, submits what was planned, and returns.
///
/// Called by the schedule for all pipelines and by the end of a statement for one. Any number of calls may
/// overlap.
public final class Loader {

    private final Catalog catalog;
    private final Runs runs;
    private final Planner planner;
    private final Settler settler;
    private final InstantSource clock;
    private final Notices notices;
    private final Schedules schedules;
    private final Optional<Expected> expected;
    /// Until when pipelines are held, as far as this process has told: once is enough.
    private final Map<String, Instant> held = new ConcurrentHashMap<>();
    private final boolean moves;

    /// One that looks for no folder.
    public Loader(Catalog catalog, Runs runs, Planner planner, Settler settler, InstantSource clock, Notices notices) {
        this(catalog, runs, planner, settler, Optional.empty(), clock, notices);
    }

    /// @param expected looks for folders that are due
    public Loader(
            Catalog catalog,
            Runs runs,
            Planner planner,
            Settler settler,
            Optional<Expected> expected,
            InstantSource clock,
            Notices notices) {
        this(catalog, runs, planner, settler, expected, clock, notices, true);
    }

    private Loader(
            Catalog catalog,
            Runs runs,
            Planner planner,
            Settler settler,
            Optional<Expected> expected,
            InstantSource clock,
            Notices notices,
            boolean moves) {
        this.expected = expected;
        this.catalog = catalog;
        this.runs = runs;
        this.planner = planner;
        this.settler = settler;
        this.clock = clock;
        this.notices = notices;
        this.schedules = new Schedules(runs, clock);
        this.moves = moves;
    }

    /// The same for who asks and leaves every move to others: a tick of this one only looks. It writes to the journal
    /// what is asked of it, and never speaks to the warehouse.
    public Loader lookingOn() {
        return new Loader(catalog, runs, planner, settler, Optional.empty(), clock, notices, false);
    }

    /// Moves every pipeline, each apart from the others: one that fails is told of and stops no other. One that depends
    /// on others is moved after them.
    ///
    /// @param patient whether batch minimums, ages and schedules are heeded
    public Map<String, TickOutcome> tick(boolean patient) {
        Function<Pipeline, TickOutcome> move = pipeline -> patient ? onTime(pipeline) : tick(pipeline, false);
        return new SideBySide(catalog).move(move, this::troubled);
    }

    private TickOutcome onTime(Pipeline pipeline) {
        schedules.ask(pipeline);
        TickOutcome outcome = tick(pipeline, true);
        // Last, so that a bucket that cannot be listed keeps nothing from being loaded.
        expected.ifPresent(folders -> folders.look(pipeline, clock.instant()));
        return outcome;
    }

    /// Moves one pipeline; a name that is not in the catalog is told of.
    public TickOutcome tick(String name, boolean patient) {
        return catalog.pipeline(name).map(pipeline -> tick(pipeline, patient)).orElseGet(() -> unknown(name));
    }

    /// Asks for a run even without enough arrivals, and moves the pipeline.
    ///
    /// @param due the scheduled time; empty by hand: now, or just after the last due time
    public TickOutcome start(String pipeline, Optional<Instant> due) {
        return start(pipeline, due, false);
    }

    /// The same.
    ///
    /// @param despite whether it need not wait for the pipelines that this one depends on
    public TickOutcome start(String pipeline, Optional<Instant> due, boolean despite) {
        return start(pipeline, due, despite, RunSettings.standard());
    }

    /// The same.
    ///
    /// @param settings of the run that this leads to
    public TickOutcome start(String pipeline, Optional<Instant> due, boolean despite, RunSettings settings) {
        Optional<Pipeline> known = catalog.pipeline(pipeline);
        if (known.isEmpty()) {
            return unknown(pipeline);
        }
        Set<String> others = despite ? Set.copyOf(known.get().dependsOn()) : Set.of();
        new Starting(runs, clock).ask(pipeline, due, others, settings);
        return tick(pipeline, true);
    }

    /// Opens a run of the sql steps alone, which later ticks move. Nothing is asked of the journal that outlives a
    /// refusal: who is told that a run is open, or that somebody was faster, asks again.
    ///
    /// @param despite whether it need not wait for the pipelines that this one depends on
    public PlanOutcome startWithoutCopies(String pipeline, boolean despite) {
        return catalog.pipeline(pipeline)
                .map(known -> planner.planWithoutCopies(known, despite))
                .orElseGet(() -> new PlanOutcome.Unsupported(List.of(notLive())));
    }

    /// The pipelines of which this one waits for a complete run, by name; none where it may start.
    public List<String> awaited(String pipeline) {
        return catalog.pipeline(pipeline)
                .map(known ->
                        Predecessors.of(known, runs.pipeline(pipeline), runs).awaited())
                .orElse(List.of());
    }

    /// The same by hand.
    public TickOutcome start(String pipeline, Optional<Instant> due, String who) {
        if (catalog.pipeline(pipeline).isPresent()) {
            notices.tell(new Notice.ByHand(pipeline, "start", who, "asked for a run"));
        }
        return start(pipeline, due);
    }

    /// Opens no further run of a pipeline; one that is open goes on.
    public TickOutcome pause(String pipeline, String who) {
        if (catalog.pipeline(pipeline).isEmpty()) {
            return unknown(pipeline);
        }
        runs.request(pipeline, new Request.Pause());
        notices.tell(new Notice.ByHand(pipeline, "pause", who, "paused"));
        return tick(pipeline, true);
    }

    /// Opens runs of a pipeline again.
    ///
    /// @param dropStart also forget a start that was asked and not yet served
    public TickOutcome resume(String pipeline, boolean dropStart, String who) {
        if (catalog.pipeline(pipeline).isEmpty()) {
            return unknown(pipeline);
        }
        if (!runs.request(pipeline, new Request.Resume(dropStart))) {
            return new TickOutcome.Troubled("a run is open; a start can be dropped once it is over");
        }
        notices.tell(new Notice.ByHand(pipeline, "resume", who, dropStart ? "resumed without its start" : "resumed"));
        return tick(pipeline, true);
    }

    /// Gives up the run that a pipeline is in.
    public TickOutcome cancel(String pipeline, String who) {
        if (catalog.pipeline(pipeline).isEmpty()) {
            return unknown(pipeline);
        }
        boolean given = settler.cancel(pipeline, who);
        notices.tell(new Notice.ByHand(pipeline, "cancel", who, given ? "given up" : "there is no run to give up"));
        return tick(pipeline, true);
    }

    /// Lets a sql step pass over what it is owed: what earlier runs loaded is nothing to it from now on.
    public TickOutcome skip(String pipeline, String step, String who) {
        return catalog.pipeline(pipeline).map(known -> skip(known, step, who)).orElseGet(() -> unknown(pipeline));
    }

    private TickOutcome skip(Pipeline pipeline, String name, String who) {
        PipelineState state = runs.pipeline(pipeline.name());
        Optional<String> obstacle = Skipping.obstacle(pipeline, state, name);
        if (obstacle.isPresent()) {
            return new TickOutcome.Troubled(obstacle.get());
        }
        if (!runs.request(pipeline.name(), new Request.Skip(state, name))) {
            return new TickOutcome.Troubled("somebody else was faster; ask again");
        }
        String what = "step " + name + " passes over what was loaded up to run " + state.epoch();
        notices.tell(new Notice.ByHand(pipeline.name(), "skip", who, what));
        return tick(pipeline, true);
    }

    /// What is seen without moving anything; what waits is not counted.
    private TickOutcome look(Pipeline pipeline) {
        PipelineState state = runs.pipeline(pipeline.name());
        if (state.run().isPresent()) {
            return new TickOutcome.Active(Optional.empty());
        }
        if (state.paused()) {
            return new TickOutcome.Paused();
        }
        Optional<Instant> until = pipeline.closedUntil(clock.instant());
        return until.isPresent() ? new TickOutcome.Held(until.get()) : new TickOutcome.Quiet(List.of());
    }

    private TickOutcome tick(Pipeline pipeline, boolean patient) {
        if (!moves) {
            return look(pipeline);
        }
        TickOutcome outcome = moved(pipeline, patient);
        if (outcome instanceof TickOutcome.Held(Instant until)
                && !Optional.of(until).equals(Optional.ofNullable(held.put(pipeline.name(), until)))) {
            notices.tell(new Notice.Held(pipeline.name(), until));
        }
        return outcome;
    }

    private TickOutcome moved(Pipeline pipeline, boolean patient) {
        while (true) {
            switch (settler.settle(pipeline)) {
                case SettleOutcome.Waiting(Optional<Instant> until) -> {
                    return until.isPresent() && until.equals(pipeline.closedUntil(clock.instant()))
                            ? new TickOutcome.Held(until.get())
                            : new TickOutcome.Active(until);
                }
                case SettleOutcome.Beaten beaten -> {
                    return new TickOutcome.Active(Optional.empty());
                }
                case SettleOutcome.Stopped(String reason) -> {
                    notices.tell(new Notice.Trouble(pipeline.name(), reason));
                    return new TickOutcome.Refused(List.of(reason));
                }
                case SettleOutcome.Moved moved -> {}
                case SettleOutcome.Closed closed -> called(pipeline, patient);
                case SettleOutcome.Idle idle -> {
                    Optional<TickOutcome> outcome = plan(pipeline, patient);
                    if (outcome.isPresent()) {
                        return outcome.get();
                    }
                }
            }
        }
    }

    /// Moves what may have waited for the run that is over. Where this fails, or nobody comes this far, the next
    /// tick of all pipelines does it.
    private void called(Pipeline pipeline, boolean patient) {
        for (Pipeline other : catalog.pipelines().values()) {
            if (other.dependsOn().contains(pipeline.name())) {
                try {
                    tick(other, patient);
                } catch (RuntimeException e) {
                    troubled(other.name(), e.toString());
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
            case PlanOutcome.Held(Instant until) -> Optional.of(new TickOutcome.Held(until));
            case PlanOutcome.Nothing(List<Backlog> backlogs) -> Optional.of(new TickOutcome.Quiet(backlogs));
            case PlanOutcome.Waiting(List<String> others, List<Backlog> backlogs) ->
                Optional.of(new TickOutcome.Waiting(others, backlogs));
            case PlanOutcome.Unsupported(List<String> reasons) -> {
                reasons.forEach(reason -> notices.tell(new Notice.Trouble(pipeline.name(), reason)));
                yield Optional.of(new TickOutcome.Refused(reasons));
            }
        };
    }

    /// Nothing is asked of the journal: a request for a name that nobody has would make an item of it.
    private TickOutcome unknown(String name) {
        return troubled(name, notLive());
    }

    private String notLive() {
        String live = String.join(", ", catalog.pipelines().keySet());
        return live.isEmpty() ? "it is not live" : "no pipeline of this name is live; live: " + live;
    }

    private TickOutcome troubled(String name, String message) {
        notices.tell(new Notice.Trouble(name, message));
        return new TickOutcome.Troubled(message);
    }
}
