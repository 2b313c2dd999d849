package io.windlass.simulation;

import io.windlass.journal.Reconciliation;
import io.windlass.journal.Reconciliation.Finding;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One schedule: a bucket is written to, events come late, twice and out of order, recorders, planners and
/// settlers overlap call by call and die anywhere, the warehouse loses its memory. Then the faults end, time goes
/// on, and everything must be once in its table.
public final class Simulation {

    /// What nobody may find once nothing moves.
    private static final Set<Finding> WRONG = EnumSet.of(
            Finding.MISSING, Finding.WAITING, Finding.TWICE, Finding.UNPROVEN, Finding.UNMARKED, Finding.UNDECIDED);

    private static final int PATIENCE = 1_000;

    private Simulation() {}

    /// Plays a seed.
    ///
    /// @param bug a hole to open first; empty for the protocol as it is
    public static Report play(long seed, Optional<Bug> bug) {
        World world = new World(seed, bug);
        List<String> violations = new ArrayList<>();
        try {
            new Chaos(world).play();
            calm(world, violations);
        } catch (WatchedRuns.WentWrong e) {
            violations.add(e.getMessage());
        } catch (IllegalStateException e) {
            violations.add(e.getCause() instanceof WatchedRuns.WentWrong wrong ? wrong.getMessage() : trace(e));
        }
        return new Report(seed, violations, world.faults.calls(), world.faults.drawn());
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

    /// No more faults: every event is delivered, what no event told of is looked for, ticks go on until nothing moves.
    /// Zombies take effect and sleepers wake up before that, or only after it, when all is loaded and forgotten.
    private static void calm(World world, List<String> violations) {
        world.faults.off();
        boolean late = world.random.nextBoolean();
        wake(world, late);
        world.warehouse.honest();
        if (!world.undelivered.isEmpty()) {
            world.deliver(List.copyOf(world.undelivered), world.truth.arrivals());
        }
        if (world.seed % 2 == 0) {
            world.backfill(world.truth, world.backfills);
        } else {
            reconciled(world, violations);
        }
        if (!world.finish()) {
            violations.add("it never ends: run " + world.truth.runs().pipeline(world.pipeline.name()));
            return;
        }
        violations.addAll(world.hands.forgotten());
        world.hands.finish();
        if (!world.finish()) {
            violations.add("it never ends after all was released");
            return;
        }
        if (late) {
            wake(world, false);
            boolean rested = world.finish();
            world.hands.finish();
            if (!rested || !world.finish()) {
                violations.add("it never ends after the last had woken up");
                return;
            }
        }
        // Every event once more, long after; or not, since that would mend what was lost.
        world.clock.advance(Duration.ofHours(26));
        if (!world.bucket.writes().isEmpty() && world.random.nextBoolean()) {
            world.deliver(world.bucket.writes(), world.truth.arrivals());
        }
        if (!world.finish()) {
            violations.add("it never ends after events came again");
            return;
        }
        reconciled(world, violations)
                .filter(last -> WRONG.stream().anyMatch(finding -> last.total(finding) > 0)
                        || last.total(Finding.EXTRA) != deleted(world))
                .ifPresent(last -> violations.add("bucket, journal and ledger disagree at the end: " + last.counts()));
        new Invariants(world.pipeline, world.truth, world.bucket, world.warehouse, world.rejected).check(violations);
        world.starts.unanswered().forEach(due -> violations.add("the start of " + due + " was never answered"));
    }

    /// How many objects are in a table and not in the bucket any more.
    private static long deleted(World world) {
        return world.warehouse.table().stream()
                .map(SimulatedWarehouse.Row::object)
                .distinct()
                .filter(object -> world.bucket.content(object).isEmpty())
                .count();
    }

    /// @param some whether sleepers sleep on and zombies are still to come
    private static void wake(World world, boolean some) {
        while (world.stage.moves(some) || (!some && world.faults.haunted())) {
            if (world.stage.moves(some)) {
                world.stage.move(some);
            }
            if (!some && world.faults.haunted() && world.random.nextBoolean()) {
                world.faults.haunt();
            }
            if (world.warehouse.busy() && world.random.nextBoolean()) {
                world.warehouse.move();
            }
        }
    }

    /// Brings the comparison under way to its end, and then makes a new one.
    private static Optional<Reconciliation> reconciled(World world, List<String> violations) {
        Optional<Reconciliation> found = Optional.empty();
        for (int time = 0; time < 2; time++) {
            found = world.reconcile(world.truth, world.reconciliations, world.warehouse, PATIENCE);
            if (found.isEmpty()) {
                violations.add("a comparison never ends");
            }
        }
        return found;
    }

    private static String trace(IllegalStateException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        StringWriter text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return "failed: " + text;
    }
}
