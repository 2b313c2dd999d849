package io.windlass.simulation;

import io.windlass.journal.Arrival;
import io.windlass.journal.Arrivals;
import io.windlass.journal.Backfills;
import io.windlass.journal.Heads;
import io.windlass.journal.History;
import io.windlass.journal.Identity;
import io.windlass.journal.Marks;
import io.windlass.journal.ObjectId;
import io.windlass.journal.Presence;
import io.windlass.journal.Reconciliations;
import io.windlass.journal.Request;
import io.windlass.journal.RunFiles;
import io.windlass.journal.Runs;
import io.windlass.journal.StepId;
import io.windlass.load.Journal;
import io.windlass.load.LoadSettings;
import io.windlass.load.Loader;
import io.windlass.load.Notice;
import io.windlass.load.PlanOutcome;
import io.windlass.load.Planner;
import io.windlass.load.SettleOutcome;
import io.windlass.load.Settler;
import io.windlass.local.memory.InMemoryBackfills;
import io.windlass.local.memory.InMemoryIdentity;
import io.windlass.local.memory.InMemoryReconciliations;
import io.windlass.local.memory.InMemoryRunFiles;
import io.windlass.local.memory.InMemoryRuns;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import io.windlass.redshift.LedgerKey;
import io.windlass.redshift.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
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
    final List<Pipeline> pipelines;
    final SimulatedWarehouse warehouse;
    final Warehouse guardedWarehouse;
    private final Presence guardedPresence;
    private final Heads guardedHeads;
    private final Map<String, Hands> hands = new HashMap<>();
    final Journal truth;
    final Journal guarded;
    final Backfills backfills = new InMemoryBackfills();
    final Backfills guardedBackfills;
    final Reconciliations reconciliations = new InMemoryReconciliations();
    final List<Bucket.Written> undelivered = new ArrayList<>();
    final Map<StepId, Map<ObjectId, Set<String>>> rejected = new HashMap<>();
    final Reconciliations guardedReconciliations;
    final Set<Bucket.Written> lost = new HashSet<>();
    final Set<LedgerKey> untold = new HashSet<>();
    final WatchedRuns watched;
    final History history;
    final History guardedHistory;
    private final boolean reloads;
    /// Whether objects go back and forth between few contents.
    final boolean swings;
    private int names;

    World(long seed, Optional<Bug> bug) {
        reloads = bug.equals(Optional.of(Bug.H14));
        this.seed = seed;
        // Neighbouring seeds must not play alike: generators begun at neighbours, or at any multiple of the step from
        // one number to the next, share most of theirs.
        random = new SplittableRandom(new SplittableRandom(seed).nextLong());
        swings = random.nextInt(4) == 0;
        stage = new Stage(random);
        faults = new Faults(stage, random, random.nextInt(4) * 0.07);
        pipelines = draw();
        BuggyPorts buggy = new BuggyPorts(bug, clock);
        RunFiles files = new InMemoryRunFiles("s3://windlass/");
        InMemoryRuns inMemory = buggy.runs();
        watched = new WatchedRuns(inMemory);
        history = inMemory;
        guardedHistory = faults.guard(History.class, history);
        truth = new Journal(buggy.arrivals(), buggy.marks(), watched, files, new InMemoryIdentity("simulated000"));
        Map<String, Pipeline> named = new HashMap<>();
        pipelines.forEach(pipeline -> named.put(pipeline.name(), pipeline));
        warehouse = new SimulatedWarehouse(random, clock, bug, bucket, files, new ReadRows(named));
        guarded = new Journal(
                faults.guard(Arrivals.class, truth.arrivals()),
                faults.guard(Marks.class, truth.marks()),
                faults.guard(Runs.class, truth.runs()),
                faults.guard(RunFiles.class, truth.files()),
                faults.guard(Identity.class, truth.identity()));
        guardedBackfills = faults.guard(Backfills.class, backfills);
        guardedReconciliations = faults.guard(Reconciliations.class, reconciliations);
        guardedPresence = faults.guard(Presence.class, this::gone);
        guardedHeads = faults.guard(Heads.class, bucket::heads);
        guardedWarehouse = faults.guard(Warehouse.class, warehouse);
        pipelines.forEach(pipeline -> hands.put(pipeline.name(), new Hands(this, pipeline, bug)));
    }

    /// Mostly one; else two that take the same objects, each in its own way.
    private List<Pipeline> draw() {
        Pipeline first = SimulatedPipeline.draw("simulated", random);
        return random.nextInt(4) > 0 ? List.of(first) : List.of(first, SimulatedPipeline.draw("other", random));
    }

    /// One of them.
    Pipeline pipeline() {
        return pipelines.get(random.nextInt(pipelines.size()));
    }

    Hands hands(Pipeline pipeline) {
        return hands.get(pipeline.name());
    }

    /// Whether somebody has to see to every bad object before all can be loaded.
    boolean strict() {
        return pipelines.stream().anyMatch(SimulatedPipeline::strict);
    }

    /// A name that nobody has had.
    String name(String prefix) {
        return prefix + names++;
    }

    /// New content, or what lay there before; often within the millisecond of the last write.
    void write(ObjectId id) {
        if (random.nextInt(3) > 0) {
            clock.advance(Duration.ofMillis(random.nextInt(3)));
        }
        undelivered.add(bucket.put(id, Optional.of(next(id)), clock.exact()));
        if (random.nextInt(4) == 0) {
            Bucket.Content next = random.nextInt(4) == 0 ? known(id) : content(random.nextInt(4) > 0, true);
            undelivered.add(bucket.put(id, Optional.of(next), clock.exact()));
        }
    }

    private Bucket.Content next(ObjectId id) {
        if (!bucket.knows(id)) {
            return fresh();
        }
        if (swings && random.nextInt(8) > 0) {
            return bucket.other(id).orElseGet(this::fresh);
        }
        return random.nextInt(5) == 0 ? known(id) : fresh();
    }

    /// What lay there last, or what lay there at any time.
    private Bucket.Content known(ObjectId id) {
        return random.nextBoolean() ? bucket.last(id) : bucket.earlier(id, random);
    }

    private Bucket.Content fresh() {
        return content(random.nextInt(5) > 1, random.nextInt(4) > 0);
    }

    private Bucket.Content content(boolean good, boolean named) {
        return new Bucket.Content(
                name("etag"), good, named, random.nextInt(4) == 0, random.nextInt(6) == 0 ? 1 + random.nextInt(2) : 0);
    }

    /// Somebody sees to every object that some step cannot load. What is gone stays gone: it blocks nothing.
    void mendAll() {
        bucket.known().forEach(bucket::mend);
    }

    /// Some events never come: nobody will ever be told of these writes.
    void loseEvents() {
        List<Bucket.Written> gone =
                undelivered.stream().filter(written -> random.nextInt(3) == 0).toList();
        undelivered.removeAll(gone);
        lost.addAll(gone);
    }

    void deliver(List<Bucket.Written> batch, Arrivals arrivals) {
        Set<Arrival> recorded = new LinkedHashSet<>();
        for (Bucket.Written written : batch) {
            for (Pipeline pipeline : pipelines) {
                recorded.add(Arrival.fromEvent(
                        SimulatedPipeline.step(pipeline, written.object().id()), written.object()));
            }
        }
        List<Arrival> unwritten = arrivals.put(List.copyOf(recorded));
        if (unwritten.isEmpty()) {
            undelivered.removeAll(batch);
            batch.forEach(lost::remove);
        }
    }

    Planner planner(Pipeline pipeline, Journal journal) {
        Journal read = !reloads
                ? journal
                : new Journal(
                        journal.arrivals(),
                        new ReloadingMarks(journal.marks()),
                        journal.runs(),
                        journal.files(),
                        journal.identity());
        return new Planner(
                read,
                new Looks(this, pipeline).prefixes(),
                truth.equals(journal) ? bucket::heads : guardedHeads,
                skewed(),
                () -> name("r"),
                this::hear);
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

    /// As many as the loader has: settles, plans, and does what people ask for.
    Loader loader(Pipeline pipeline, Journal journal, Warehouse with) {
        SequencedMap<String, Pipeline> named = new LinkedHashMap<>(Map.of(pipeline.name(), pipeline));
        return new Loader(
                new Catalog(named),
                journal.runs(),
                planner(pipeline, journal),
                settler(journal, with),
                skewed(),
                this::hear);
    }

    /// A start that is later than all before it.
    Request.Start start(Pipeline pipeline) {
        Instant now = clock.exact();
        Instant next = truth.runs()
                .pipeline(pipeline.name())
                .due()
                .map(due -> due.plusMillis(1))
                .orElse(now);
        return new Request.Start(next.isAfter(now) ? next : now);
    }

    /// Loads what is left: a pipeline that waits to be asked is asked, and so is one of which events were lost that no
    /// comparison finds, since each of its runs takes all there is.
    boolean finish() {
        for (Pipeline pipeline : pipelines) {
            boolean whole = pipeline.copies().stream().anyMatch(step -> step.load() instanceof Step.Load.Replace);
            if (SimulatedPipeline.waits(pipeline) || (whole && !lost.isEmpty())) {
                truth.runs().request(pipeline.name(), start(pipeline));
            }
        }
        return rest();
    }

    /// Ticks until nothing moves; false if that takes too long.
    boolean rest() {
        boolean rested = true;
        for (Pipeline pipeline : pipelines) {
            rested &= rest(pipeline);
        }
        return rested;
    }

    private boolean rest(Pipeline pipeline) {
        Planner planner = planner(pipeline, truth);
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
                if (planned instanceof PlanOutcome.Unsupported) {
                    return false;
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

    void hear(Notice notice) {
        if (notice instanceof Notice.Overwritten overwritten) {
            rejected.computeIfAbsent(overwritten.step(), any -> new HashMap<>())
                    .computeIfAbsent(overwritten.object(), any -> new HashSet<>())
                    .add(overwritten.sequencer());
        }
        if (notice instanceof Notice.RowsSkipped skipped) {
            boolean listed = skipped.rows() >= 0 && !skipped.reason().contains("could not be listed");
            if (!listed) {
                untold.add(
                        new LedgerKey(truth.identity().journal(), skipped.pipeline(), skipped.run(), skipped.step()));
            }
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
