package io.windlass.simulation;

import io.windlass.journal.Reconciliation;
import io.windlass.journal.Reconciliation.Finding;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import io.windlass.redshift.LedgerOutcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

    /// No more faults: events are delivered but for those that are lost for good, what no event told of is looked
    /// for, ticks go on until nothing moves. Zombies take effect and sleepers wake up before that, or only after
    /// it, when all is loaded and forgotten.
    private static void calm(World world, List<String> violations) {
        world.faults.off();
        boolean late = world.random.nextBoolean();
        wake(world, late);
        world.warehouse.honest();
        if (world.strict()) {
            world.mendAll();
        }
        if (world.random.nextBoolean()) {
            world.loseEvents();
        }
        if (!world.undelivered.isEmpty()) {
            world.deliver(List.copyOf(world.undelivered), world.truth.arrivals());
        }
        lookedFor(world, violations);
        if (!world.finish()) {
            violations.add("it never ends: run "
                    + world.pipelines.stream()
                            .map(pipeline -> world.truth.runs().pipeline(pipeline.name()))
                            .toList());
            return;
        }
        world.pipelines.forEach(
                pipeline -> violations.addAll(world.hands(pipeline).forgotten()));
        released(world);
        if (!world.finish()) {
            violations.add("it never ends after all was released");
            return;
        }
        if (late) {
            wake(world, false);
            boolean rested = world.finish();
            released(world);
            if (!rested || !world.finish()) {
                violations.add("it never ends after the last had woken up");
                return;
            }
        }
        // Every event once more, long after; or not, since that would mend what was lost.
        world.clock.advance(Duration.ofHours(26));
        nextDay(world, violations);
        if (!world.bucket.writes().isEmpty() && world.random.nextBoolean()) {
            world.deliver(world.bucket.writes(), world.truth.arrivals());
        }
        if (!world.finish()) {
            violations.add("it never ends after events came again");
            return;
        }
        for (Pipeline pipeline : world.pipelines) {
            reconciled(world, pipeline, violations).ifPresent(last -> agree(world, pipeline, last, violations));
            new Invariants(world, pipeline).check(violations);
        }
    }

    private static void released(World world) {
        world.pipelines.forEach(pipeline -> world.hands(pipeline).finish());
    }

    /// Whatever no event told of: by a backfill or by a comparison, where one of the two finds it.
    private static void lookedFor(World world, List<String> violations) {
        for (Pipeline pipeline : world.pipelines) {
            boolean byHand = world.seed % 2 == 0;
            if (byHand) {
                // One under way goes on where it was; what is behind it is for the next.
                new Looks(world, pipeline).backfill(world.truth, world.backfills);
                new Looks(world, pipeline).backfill(world.truth, world.backfills);
            }
            // A backfill leaves alone what was loaded once, also where a later run of its value has replaced it.
            if (!byHand || pipeline.copies().stream().anyMatch(Step.Copy::takesOneValue)) {
                reconciled(world, pipeline, violations);
            }
        }
    }

    /// The comparison of the next day. While a run of a value was open that had listed it without an object that came
    /// back since, the comparison before found nothing missing: the rows of before were still there.
    private static void nextDay(World world, List<String> violations) {
        if (!world.lost.isEmpty()) {
            world.pipelines.stream()
                    .filter(pipeline -> pipeline.copies().stream().anyMatch(Step.Copy::takesOneValue))
                    .forEach(pipeline -> reconciled(world, pipeline, violations));
        }
    }

    /// A comparison that is made when all is quiet finds nothing that is wrong. It calls extra what was deleted after
    /// it was loaded. Where a run takes all objects of a value it takes those too of which nobody was told, so that
    /// they have no mark.
    private static void agree(World world, Pipeline pipeline, Reconciliation last, List<String> violations) {
        Set<Finding> wrong = EnumSet.copyOf(WRONG);
        if (!world.lost.isEmpty()
                && pipeline.copies().stream()
                        .anyMatch(step -> step.from().series().isPresent())) {
            wrong.remove(Finding.UNMARKED);
        }
        if (wrong.stream().anyMatch(finding -> last.total(finding) > 0)
                || last.total(Finding.EXTRA) != deleted(world, pipeline)) {
            violations.add(
                    "bucket, journal and ledger of " + pipeline.name() + " disagree at the end: " + last.counts());
        }
    }

    /// How many objects the ledger has, of steps that are compared, that are not in the bucket any more.
    private static long deleted(World world, Pipeline pipeline) {
        Set<String> compared = new Looks(world, pipeline)
                .scope().stream()
                        .flatMap(scope -> scope.steps().stream())
                        .map(Step::name)
                        .collect(Collectors.toSet());
        return world.warehouse.ledgerObjects().stream()
                .filter(row -> row.key().pipeline().equals(pipeline.name())
                        && compared.contains(row.key().step()))
                .filter(row -> world.warehouse.ledger().get(row.key()) == LedgerOutcome.LOADED)
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
    private static Optional<Reconciliation> reconciled(World world, Pipeline pipeline, List<String> violations) {
        Looks looks = new Looks(world, pipeline);
        Optional<Reconciliation> found = Optional.empty();
        if (looks.scope().isPresent()) {
            for (int time = 0; time < 2; time++) {
                found = looks.reconcile(
                        looks.scope().get(), world.truth, world.reconciliations, world.warehouse, PATIENCE);
                if (found.isEmpty()) {
                    violations.add("a comparison never ends");
                }
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
