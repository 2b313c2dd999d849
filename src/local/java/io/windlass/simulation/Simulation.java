package io.windlass.simulation;

import io.windlass.journal.Arrival;
import io.windlass.journal.Arrivals;
import io.windlass.journal.Identity;
import io.windlass.journal.Marks;
import io.windlass.journal.ObjectId;
import io.windlass.journal.Request;
import io.windlass.journal.RunFiles;
import io.windlass.journal.Runs;
import io.windlass.journal.StepId;
import io.windlass.load.Journal;
import io.windlass.load.LoadSettings;
import io.windlass.load.Notice;
import io.windlass.load.PlanOutcome;
import io.windlass.load.Planner;
import io.windlass.load.SettleOutcome;
import io.windlass.load.Settler;
import io.windlass.local.memory.InMemoryIdentity;
import io.windlass.local.memory.InMemoryRunFiles;
import io.windlass.pipeline.Pipeline;
import io.windlass.redshift.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// One schedule: a bucket is written to, events come late, twice and out of order, recorders, planners and
/// settlers overlap call by call and die anywhere, the warehouse loses its memory. Then the faults end, time goes
/// on, and everything must be once in its table.
public final class Simulation {

    private static final int CHAOS = 900;
    private static final int ROUNDS = 1_000;

    private final long seed;
    private final RandomGenerator random;
    private final SimulatedClock clock = new SimulatedClock();
    private final Stage stage;
    private final Faults faults;
    private final Bucket bucket = new Bucket();
    private final SimulatedWarehouse warehouse;
    private final BuggyPorts buggy;
    private final Journal truth;
    private final Journal guarded;
    private final Warehouse guardedWarehouse;
    private final Pipeline pipeline;
    private final List<Bucket.Written> undelivered = new ArrayList<>();
    private final Map<StepId, Map<ObjectId, Set<String>>> rejected = new HashMap<>();
    private int names;

    private Simulation(long seed, Optional<Bug> bug) {
        this.seed = seed;
        this.random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 1);
        this.stage = new Stage(random);
        this.faults = new Faults(stage, random, random.nextInt(4) * 0.07);
        this.pipeline = SimulatedPipeline.draw(random);
        this.buggy = new BuggyPorts(bug, clock);
        RunFiles files = new InMemoryRunFiles("s3://windlass/");
        Runs runs = new WatchedRuns(buggy.runs());
        this.truth = new Journal(buggy.arrivals(), buggy.marks(), runs, files, new InMemoryIdentity("simulated000"));
        this.warehouse = new SimulatedWarehouse(random, clock, bug, bucket, files);
        this.guarded = new Journal(
                faults.guard(Arrivals.class, truth.arrivals()),
                faults.guard(Marks.class, truth.marks()),
                faults.guard(Runs.class, truth.runs()),
                faults.guard(RunFiles.class, truth.files()),
                faults.guard(Identity.class, truth.identity()));
        this.guardedWarehouse = faults.guard(Warehouse.class, warehouse);
    }

    /// Plays a seed.
    ///
    /// @param bug a hole to open first; empty for the protocol as it is
    public static Report play(long seed, Optional<Bug> bug) {
        Simulation simulation = new Simulation(seed, bug);
        List<String> violations = new ArrayList<>();
        try {
            simulation.chaos();
            simulation.calm(violations);
        } catch (WatchedRuns.WentBack e) {
            violations.add(e.getMessage());
        } catch (IllegalStateException e) {
            violations.add(e.getCause() instanceof WatchedRuns.WentBack back ? back.getMessage() : trace(e));
        }
        return new Report(seed, violations, simulation.faults.calls(), simulation.faults.drawn());
    }

    /// @param seed what was played
    /// @param violations what was wrong at the end; empty when all is well
    /// @param calls how many outside calls there were
    /// @param drawn for each method of a port, the fates it met
    public record Report(long seed, List<String> violations, long calls, Map<String, Set<Faults.Fate>> drawn) {
        public Report {
            violations = List.copyOf(violations);
        }
    }

    private void chaos() {
        int objects = 1 + random.nextInt(6);
        if (random.nextInt(4) > 0) {
            settleIn(objects);
        }
        for (int move = 0; move < CHAOS; move++) {
            int dice = random.nextInt(100);
            if (dice < 60 && !stage.empty()) {
                stage.move();
            } else if (dice < 85 && warehouse.busy()) {
                warehouse.move();
            } else {
                happen(random.nextInt(100), objects);
            }
        }
    }

    /// A pipeline that has loaded before, as most have.
    private void settleIn(int objects) {
        faults.off();
        undelivered.add(
                bucket.put(Bucket.id(objects), Optional.of(new Bucket.Content("first", true, true)), clock.exact()));
        deliver(List.copyOf(undelivered), truth.arrivals());
        rest();
        faults.on();
    }

    private void happen(int dice, int objects) {
        if (dice < 6) {
            write(Bucket.id(random.nextInt(objects)));
        } else if (dice < 24) {
            enter(this::record);
        } else if (dice < 36) {
            enter(this::plan);
        } else if (dice < 46) {
            enter(this::settle);
        } else if (dice < 70) {
            enter(this::tick);
        } else if (dice < 72) {
            enter(this::ask);
        } else if (dice < 75 && faults.haunted()) {
            faults.haunt();
        } else if (dice < 79) {
            warehouse.trouble();
        } else {
            clock.advance(elapsed(random.nextInt(24)));
        }
    }

    private static Duration elapsed(int dice) {
        return switch (dice) {
            case 0 -> Duration.ofHours(26);
            case 1, 2, 3 -> Duration.ofHours(9);
            case 4, 5, 6 -> Duration.ofMinutes(20);
            default -> Duration.ofSeconds(20);
        };
    }

    private void enter(Runnable body) {
        if (stage.size() < 9) {
            stage.enter(body);
        }
    }

    /// New content, or the same again; often within the millisecond of the last write.
    private void write(ObjectId id) {
        if (random.nextInt(3) > 0) {
            clock.advance(Duration.ofMillis(random.nextInt(3)));
        }
        boolean same = bucket.holds(id) && random.nextInt(5) == 0;
        Optional<Bucket.Content> content = same
                ? Optional.empty()
                : Optional.of(new Bucket.Content("etag" + names++, random.nextInt(4) > 0, random.nextInt(3) > 0));
        undelivered.add(bucket.put(id, content, clock.exact()));
        if (random.nextInt(4) == 0) {
            Bucket.Content next = new Bucket.Content("etag" + names++, random.nextInt(4) > 0, true);
            undelivered.add(bucket.put(id, Optional.of(next), clock.exact()));
        }
    }

    /// Delivers some events in one batch, perhaps again, perhaps old ones.
    private void record() {
        List<Bucket.Written> batch = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0 && !bucket.writes().isEmpty(); i--) {
            boolean again = undelivered.isEmpty() || random.nextInt(4) == 0;
            List<Bucket.Written> from = again ? bucket.writes() : undelivered;
            batch.add(from.get(random.nextInt(from.size())));
        }
        if (!batch.isEmpty()) {
            deliver(batch, guarded.arrivals());
        }
    }

    private void deliver(List<Bucket.Written> batch, Arrivals arrivals) {
        Set<Arrival> recorded = new java.util.LinkedHashSet<>();
        for (Bucket.Written written : batch) {
            recorded.add(Arrival.fromEvent(
                    SimulatedPipeline.step(pipeline, written.object().id()), written.object()));
        }
        List<Arrival> unwritten = arrivals.put(List.copyOf(recorded));
        if (unwritten.isEmpty()) {
            undelivered.removeAll(batch);
        }
    }

    private void plan() {
        planner(guarded).plan(pipeline, random.nextBoolean());
    }

    private void settle() {
        settler(guarded, guardedWarehouse).settle(pipeline);
    }

    private Planner planner(Journal journal) {
        return new Planner(journal, skewed(), () -> "r" + names++, this::hear);
    }

    private Settler settler(Journal journal, Warehouse with) {
        LoadSettings settings = LoadSettings.of("simulated", "default");
        return new Settler(journal, with, settings, skewed(), () -> "r" + names++, this::hear);
    }

    /// What an invocation does: settle as far as it goes, then plan.
    private void tick() {
        Settler settler = settler(guarded, guardedWarehouse);
        Planner planner = planner(guarded);
        for (int move = 0; move < 6; move++) {
            switch (settler.settle(pipeline)) {
                case SettleOutcome.Waiting waiting -> {
                    return;
                }
                case SettleOutcome.Beaten beaten -> {
                    return;
                }
                case SettleOutcome.Moved moved -> {}
                case SettleOutcome.Closed closed -> {}
                case SettleOutcome.Idle idle -> {
                    if (!(planner.plan(pipeline, false) instanceof PlanOutcome.Opened)) {
                        return;
                    }
                }
            }
        }
    }

    /// What a person or a schedule asks for.
    private void ask() {
        Runs runs = guarded.runs();
        switch (random.nextInt(5)) {
            case 0 -> runs.request(pipeline.name(), new Request.Start(clock.exact()));
            case 1 -> runs.request(pipeline.name(), new Request.Pause());
            case 2 -> settler(guarded, guardedWarehouse).cancel(pipeline.name(), "somebody");
            default -> runs.request(pipeline.name(), new Request.Resume(false));
        }
    }

    private InstantSource skewed() {
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

    /// No more faults: zombies take effect, every event is delivered, ticks go on until nothing moves.
    private void calm(List<String> violations) {
        faults.off();
        while (!stage.empty() || faults.haunted()) {
            if (!stage.empty()) {
                stage.move();
            }
            if (faults.haunted() && random.nextBoolean()) {
                faults.haunt();
            }
            if (warehouse.busy() && random.nextBoolean()) {
                warehouse.move();
            }
        }
        warehouse.honest();
        if (!undelivered.isEmpty()) {
            deliver(List.copyOf(undelivered), truth.arrivals());
        }
        if (!rest()) {
            violations.add("it never ends: run " + truth.runs().pipeline(pipeline.name()));
            return;
        }
        // Every event once more, long after; or not, since that would mend what was lost.
        clock.advance(Duration.ofHours(26));
        if (!bucket.writes().isEmpty() && random.nextBoolean()) {
            deliver(bucket.writes(), truth.arrivals());
        }
        if (!rest()) {
            violations.add("it never ends after events came again");
            return;
        }
        new Invariants(pipeline, truth, bucket, warehouse, rejected).check(violations);
    }

    /// Ticks until nothing moves; false if that takes too long.
    private boolean rest() {
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

    private static String trace(IllegalStateException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        java.io.StringWriter text = new java.io.StringWriter();
        cause.printStackTrace(new java.io.PrintWriter(text));
        return "failed: " + text;
    }

    @Override
    public String toString() {
        return "seed " + seed;
    }

    /// Time that moves when it is told to.
    private static final class SimulatedClock implements InstantSource {
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
