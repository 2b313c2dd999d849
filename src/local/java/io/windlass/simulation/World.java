package io.windlass.simulation;

import io.windlass.journal.Arrival;
import io.windlass.journal.Arrivals;
import io.windlass.journal.Backfill;
import io.windlass.journal.Backfills;
import io.windlass.journal.History;
import io.windlass.journal.Identity;
import io.windlass.journal.Marks;
import io.windlass.journal.ObjectId;
import io.windlass.journal.Presence;
import io.windlass.journal.Reconciliation;
import io.windlass.journal.Reconciliations;
import io.windlass.journal.Request;
import io.windlass.journal.RunFiles;
import io.windlass.journal.Runs;
import io.windlass.journal.StepId;
import io.windlass.load.BackfillProgress;
import io.windlass.load.BackfillScope;
import io.windlass.load.Backfilling;
import io.windlass.load.Destinations;
import io.windlass.load.Journal;
import io.windlass.load.LoadSettings;
import io.windlass.load.Notice;
import io.windlass.load.PlanOutcome;
import io.windlass.load.Planner;
import io.windlass.load.Prefixes;
import io.windlass.load.ReconcileProgress;
import io.windlass.load.ReconcileScope;
import io.windlass.load.Reconciling;
import io.windlass.load.SettleOutcome;
import io.windlass.load.Settler;
import io.windlass.local.memory.InMemoryBackfills;
import io.windlass.local.memory.InMemoryIdentity;
import io.windlass.local.memory.InMemoryReconciliations;
import io.windlass.local.memory.InMemoryRunFiles;
import io.windlass.local.memory.InMemoryRuns;
import io.windlass.pipeline.Pipeline;
import io.windlass.redshift.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Everything a schedule is played in: the bucket and its events, the ports with their faults and the truth behind
/// them, the warehouse, and time.
final class World {

    private static final int ROUNDS = 1_000;

    final long seed;
    final RandomGenerator random;
    final SimulatedClock clock = new SimulatedClock();
    final Stage stage;
    final Faults faults;
    final Bucket bucket = new Bucket();
    final Pipeline pipeline;
    final SimulatedWarehouse warehouse;
    final Warehouse guardedWarehouse;
    private final Presence guardedPresence;
    final Journal truth;
    final Journal guarded;
    final Backfills backfills = new InMemoryBackfills();
    final Backfills guardedBackfills;
    final Reconciliations reconciliations = new InMemoryReconciliations();
    final List<Bucket.Written> undelivered = new ArrayList<>();
    final Map<StepId, Map<ObjectId, Set<String>>> rejected = new HashMap<>();
    final Starts starts;
    final History history;
    final History guardedHistory;
    final Hands hands;
    private final boolean reloads;
    private int names;

    World(long seed, Optional<Bug> bug) {
        reloads = bug.equals(Optional.of(Bug.H14));
        this.seed = seed;
        // Neighbouring seeds must not play alike.
        random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 1);
        stage = new Stage(random);
        faults = new Faults(stage, random, random.nextInt(4) * 0.07);
        pipeline = SimulatedPipeline.draw(random);
        BuggyPorts buggy = new BuggyPorts(bug, clock);
        RunFiles files = new InMemoryRunFiles("s3://windlass/");
        InMemoryRuns inMemory = buggy.runs();
        WatchedRuns runs = new WatchedRuns(inMemory);
        history = inMemory;
        guardedHistory = faults.guard(History.class, history);
        starts = runs.starts();
        truth = new Journal(buggy.arrivals(), buggy.marks(), runs, files, new InMemoryIdentity("simulated000"));
        warehouse = new SimulatedWarehouse(
                random, clock, bug, bucket, files, sql -> SimulatedPipeline.before(pipeline, sql));
        guarded = new Journal(
                faults.guard(Arrivals.class, truth.arrivals()),
                faults.guard(Marks.class, truth.marks()),
                faults.guard(Runs.class, truth.runs()),
                faults.guard(RunFiles.class, truth.files()),
                faults.guard(Identity.class, truth.identity()));
        guardedBackfills = faults.guard(Backfills.class, backfills);
        guardedPresence = faults.guard(Presence.class, this::gone);
        guardedWarehouse = faults.guard(Warehouse.class, warehouse);
        hands = new Hands(this, bug);
    }

    /// A name that nobody has had.
    String name(String prefix) {
        return prefix + names++;
    }

    /// New content, or the same again; often within the millisecond of the last write.
    void write(ObjectId id) {
        if (random.nextInt(3) > 0) {
            clock.advance(Duration.ofMillis(random.nextInt(3)));
        }
        boolean same = bucket.knows(id) && random.nextInt(5) == 0;
        Optional<Bucket.Content> content =
                same ? Optional.empty() : Optional.of(content(random.nextInt(5) > 1, random.nextInt(4) > 0));
        undelivered.add(bucket.put(id, content, clock.exact()));
        if (random.nextInt(4) == 0) {
            Bucket.Content next = content(random.nextInt(4) > 0, true);
            undelivered.add(bucket.put(id, Optional.of(next), clock.exact()));
        }
    }

    private Bucket.Content content(boolean good, boolean named) {
        return new Bucket.Content(name("etag"), good, named, random.nextInt(4) == 0);
    }

    void deliver(List<Bucket.Written> batch, Arrivals arrivals) {
        Set<Arrival> recorded = new LinkedHashSet<>();
        for (Bucket.Written written : batch) {
            recorded.add(Arrival.fromEvent(
                    SimulatedPipeline.step(pipeline, written.object().id()), written.object()));
        }
        List<Arrival> unwritten = arrivals.put(List.copyOf(recorded));
        if (unwritten.isEmpty()) {
            undelivered.removeAll(batch);
        }
    }

    Planner planner(Journal journal) {
        Journal read = !reloads
                ? journal
                : new Journal(
                        journal.arrivals(),
                        new ReloadingMarks(journal.marks()),
                        journal.runs(),
                        journal.files(),
                        journal.identity());
        return new Planner(read, prefixes(), skewed(), () -> name("r"), this::hear);
    }

    Settler settler(Journal journal, Warehouse with) {
        LoadSettings settings = LoadSettings.of("simulated", "default");
        return new Settler(journal, with, presence(with), settings, skewed(), () -> name("r"), this::hear);
    }

    /// With faults beside a warehouse that has them.
    private Presence presence(Warehouse beside) {
        return beside instanceof SimulatedWarehouse ? this::gone : guardedPresence;
    }

    private Set<ObjectId> gone(Collection<ObjectId> objects) {
        return objects.stream()
                .filter(object -> bucket.content(object).isEmpty())
                .collect(Collectors.toSet());
    }

    /// Looks through the whole bucket, as far as nobody else does.
    void backfill(Journal journal, Backfills with) {
        Backfill.Range always = new Backfill.Range(pipeline.name(), "2000-01-01", "2100-01-01", "");
        if (BackfillScope.read(pipeline, always) instanceof BackfillScope.Reading.Understood(BackfillScope scope)) {
            Backfilling backfilling =
                    new Backfilling(journal.arrivals(), journal.marks(), with, prefixes(), this::hear);
            BackfillProgress progress = backfilling.begin(scope);
            while (progress instanceof BackfillProgress.Moved(Backfill now)) {
                progress = backfilling.advance(scope, now, false);
            }
        }
    }

    /// Compares bucket, journal and ledger as far as nobody else does, and as far as the warehouse answers.
    ///
    /// @param moments how often the warehouse is waited for
    /// @return what was found; empty where it did not come to its end
    Optional<Reconciliation> reconcile(Journal journal, Reconciliations with, Warehouse asked, int moments) {
        if (!(ReconcileScope.read(pipeline, "") instanceof ReconcileScope.Reading.Understood(ReconcileScope scope))) {
            return Optional.empty();
        }
        Reconciling reconciling = new Reconciling(
                journal,
                with,
                prefixes(),
                asked,
                new Reconciling.Place("simulated", "simulated"),
                () -> name("c"),
                this::hear);
        ReconcileProgress progress = reconciling.begin(scope);
        for (int moment = 0; moment < moments; ) {
            switch (progress) {
                case ReconcileProgress.Moved(Reconciliation now) -> progress = reconciling.advance(scope, now, false);
                case ReconcileProgress.Asked(Reconciliation now) -> {
                    warehouse.move();
                    moment++;
                    progress = reconciling.advance(scope, now, false);
                }
                case ReconcileProgress.Done(Reconciliation now) -> {
                    return Optional.of(now);
                }
                case ReconcileProgress.Unread unread -> {
                    moment++;
                    progress = reconciling.begin(scope);
                }
                case ReconcileProgress.Held held -> moment = moments;
                case ReconcileProgress.Beaten beaten -> moment = moments;
                case ReconcileProgress.Unwritten unwritten -> moment = moments;
            }
        }
        return Optional.empty();
    }

    private Prefixes prefixes() {
        return new Prefixes(
                (name, prefix, objects) -> bucket.listed().stream()
                        .filter(object -> object.id().key().startsWith(prefix))
                        .forEach(objects),
                (name, key) -> new Destinations.Destination.To(
                        List.of(SimulatedPipeline.step(pipeline, new ObjectId(name, key)))));
    }

    /// A start that is later than all before it.
    Request.Start start() {
        Instant now = clock.exact();
        Instant next = truth.runs()
                .pipeline(pipeline.name())
                .due()
                .map(due -> due.plusMillis(1))
                .orElse(now);
        return new Request.Start(next.isAfter(now) ? next : now);
    }

    /// Loads what is left: a pipeline that waits to be asked is asked.
    boolean finish() {
        if (SimulatedPipeline.waits(pipeline)) {
            truth.runs().request(pipeline.name(), start());
        }
        return rest();
    }

    /// Ticks until nothing moves; false if that takes too long.
    boolean rest() {
        Planner planner = planner(truth);
        Settler settler = settler(truth, warehouse);
        for (int round = 0; round < ROUNDS; round++) {
            while (warehouse.busy()) {
                warehouse.move();
            }
            SettleOutcome settled = settler.settle(pipeline);
            if (settled instanceof SettleOutcome.Idle) {
                PlanOutcome planned = planner.plan(pipeline, false);
                if (planned instanceof PlanOutcome.Nothing && !warehouse.busy()) {
                    return true;
                }
                if (planned instanceof PlanOutcome.Paused) {
                    truth.runs().request(pipeline.name(), new Request.Resume(false));
                }
            }
            clock.advance(Duration.ofMinutes(30));
        }
        return false;
    }

    /// The clock of one process.
    InstantSource skewed() {
        long seconds = random.nextInt(600) - 300L;
        return () -> clock.exact().plusSeconds(seconds);
    }

    private void hear(Notice notice) {
        if (notice instanceof Notice.Overwritten overwritten) {
            rejected.computeIfAbsent(overwritten.step(), any -> new HashMap<>())
                    .computeIfAbsent(overwritten.object(), any -> new HashSet<>())
                    .add(overwritten.sequencer());
        }
    }

    /// Time that moves when it is told to.
    static final class SimulatedClock implements InstantSource {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void advance(Duration by) {
            now = now.plus(by);
        }

        Instant exact() {
            return now;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
