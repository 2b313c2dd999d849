package io.windlass.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.journal.Reconciliation;
import io.windlass.load.TickOutcome;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/// A way of a cargo. What comes before the disturbed part is not disturbed itself; other scenarios do that.
enum Scenario {

    /// Recorded, planned and loaded in two steps.
    LOAD {
        @Override
        Cargo cargo() {
            return Cargo.twoSteps();
        }

        @Override
        void before(CrashCloud cloud, CrashingStack stack) {}

        @Override
        void disturbed(CrashingStack stack) throws IOException {
            stack.deliverAll();
            stack.tickUntilRest();
        }
    },

    /// No event came; somebody looks for what lies there, and the events come when it is loaded.
    BACKFILL {
        @Override
        String last() {
            return "Runs.open";
        }

        @Override
        Cargo cargo() {
            return Cargo.twoSteps();
        }

        @Override
        void before(CrashCloud cloud, CrashingStack stack) {}

        @Override
        void disturbed(CrashingStack stack) throws IOException {
            stack.backfill();
            stack.tickUntilRest();
            stack.deliverAll();
            stack.tickUntilRest();
        }
    },

    /// Planned from what lies below the prefix, and loaded in place of the rows that were there.
    STRATEGIES {
        @Override
        Cargo cargo() {
            return Cargo.replacedAndMerged();
        }
    },

    /// Loaded into a new table, which takes the old one's name. Its other calls are those of [#STRATEGIES].
    SWAP {
        @Override
        String last() {
            return "Runs.close";
        }

        @Override
        Cargo cargo() {
            return Cargo.swapped();
        }
    },

    /// Three values of a series, each loaded by a run of its own.
    SERIES {
        @Override
        Cargo cargo() {
            return Cargo.series();
        }
    },

    /// A SQL step follows a copy step of the same run.
    SQL {
        @Override
        Cargo cargo() {
            return Cargo.withSqlStep();
        }

        @Override
        void before(CrashCloud cloud, CrashingStack stack) throws IOException, SQLException {
            super.before(cloud, stack);
            stack.tickUntilStep(1);
        }
    },

    /// What a SQL step expects does not hold, until somebody mends it and lets the pipeline go on.
    EXPECTATION {
        @Override
        Cargo cargo() {
            return Cargo.withSqlStep();
        }

        @Override
        void before(CrashCloud cloud, CrashingStack stack) throws IOException, SQLException {
            String guard = Cargo.table(stack.name(), Cargo.guarding("songs"));
            cloud.change("CREATE TABLE " + guard + " (id integer NOT NULL, title varchar(64))");
            cloud.change("INSERT INTO " + guard + " VALUES (1, 'in the way')");
            super.before(cloud, stack);
            stack.tickUntilStep(1);
        }

        @Override
        void disturbed(CrashingStack stack) throws IOException, SQLException {
            stack.tickUntilRest();
            stack.mend(Cargo.guarding("songs"));
            stack.resume();
            stack.tickUntilRest();
        }
    },

    /// The load fails on one object, which a probe names and which is quarantined; the others are loaded by another
    /// run.
    QUARANTINE {
        @Override
        String last() {
            return "Runs.close";
        }

        @Override
        Cargo cargo() {
            return Cargo.oneSpoilt();
        }

        @Override
        void before(CrashCloud cloud, CrashingStack stack) throws IOException, SQLException {
            super.before(cloud, stack);
            stack.tickUntilSubmitted();
        }
    },

    /// An object of the load is gone: it is set aside, and the others are loaded by another run.
    MISSING {
        @Override
        String last() {
            return "Runs.close";
        }

        @Override
        Cargo cargo() {
            return Cargo.oneMissing();
        }

        @Override
        void before(CrashCloud cloud, CrashingStack stack) throws IOException, SQLException {
            super.before(cloud, stack);
            stack.cargo().items().stream().filter(item -> !item.good()).forEach(stack::delete);
            stack.tickUntilSubmitted();
        }
    },

    /// COPY skips bad rows, which are counted and listed before the run goes on.
    SKIPPED {
        @Override
        String last() {
            return "Runs.close";
        }

        @Override
        Cargo cargo() {
            return Cargo.skipping();
        }

        @Override
        void before(CrashCloud cloud, CrashingStack stack) throws IOException, SQLException {
            super.before(cloud, stack);
            stack.tickUntilSubmitted();
        }
    },

    /// What is loaded is taken back and loaded again.
    REPLAY {
        @Override
        String last() {
            return "Runs.close";
        }

        @Override
        Cargo cargo() {
            return Cargo.audited();
        }

        @Override
        void before(CrashCloud cloud, CrashingStack stack) throws IOException, SQLException {
            super.before(cloud, stack);
            stack.tickUntilRest();
        }

        @Override
        void disturbed(CrashingStack stack) throws IOException {
            stack.replay(1);
            stack.tickUntilRest();
        }
    },

    /// An object is written again: all else of its run is loaded again with it.
    OVERWRITTEN {
        @Override
        String last() {
            return "Runs.close";
        }

        @Override
        Cargo cargo() {
            return Cargo.rewritten();
        }

        @Override
        void before(CrashCloud cloud, CrashingStack stack) throws IOException, SQLException {
            super.before(cloud, stack);
            stack.tickUntilRest();
            stack.rewrite();
            stack.deliverAll();
        }
    },

    /// The same where another object of its run is gone: it is set aside, and released when that one is back.
    OVERWRITTEN_ALONE {
        @Override
        String last() {
            return "Runs.close";
        }

        @Override
        Cargo cargo() {
            return Cargo.rewritten();
        }

        @Override
        void before(CrashCloud cloud, CrashingStack stack) throws IOException, SQLException {
            super.before(cloud, stack);
            stack.tickUntilRest();
            stack.delete(stack.cargo().items().getLast());
            stack.rewrite();
            stack.deliverAll();
        }

        @Override
        void disturbed(CrashingStack stack) throws IOException {
            stack.tickUntilRest();
            stack.put(stack.cargo().items().getLast());
            stack.release();
            stack.tickUntilRest();
        }
    },

    /// What is set aside is released, and set aside again since nobody mended it.
    RELEASE {
        @Override
        String last() {
            return "Arrivals.put";
        }

        @Override
        Cargo cargo() {
            return Cargo.oneSpoilt();
        }

        @Override
        void before(CrashCloud cloud, CrashingStack stack) throws IOException, SQLException {
            super.before(cloud, stack);
            stack.tickUntilRest();
        }

        @Override
        void disturbed(CrashingStack stack) throws IOException {
            stack.release();
            stack.tickUntilRest();
        }
    },

    /// Of three objects one is loaded, one was deleted after it was loaded, and of one no event came: it is found and
    /// loaded, and its event comes after all.
    RECONCILE {
        @Override
        String last() {
            return "Runs.open";
        }

        @Override
        Cargo cargo() {
            return Cargo.three();
        }

        @Override
        void before(CrashCloud cloud, CrashingStack stack) throws IOException {
            stack.connect(Wire.undisturbed(cloud.http()));
            stack.deliverFirst(2);
            stack.tickUntilRest();
            stack.delete(stack.cargo().items().get(1));
        }

        @Override
        void disturbed(CrashingStack stack) throws IOException {
            stack.reconcile();
            stack.tickUntilRest();
            Reconciliation found = stack.found();
            for (Map.Entry<Reconciliation.Finding, Long> wanted : Map.of(
                            Reconciliation.Finding.OBJECT, 2L,
                            Reconciliation.Finding.MISSING, 0L,
                            Reconciliation.Finding.EXTRA, 1L,
                            Reconciliation.Finding.TWICE, 0L,
                            Reconciliation.Finding.WAITING, 0L,
                            Reconciliation.Finding.UNPROVEN, 0L,
                            Reconciliation.Finding.UNMARKED, 0L)
                    .entrySet()) {
                assertEquals(wanted.getValue(), found.total(wanted.getKey()), found.toString());
            }
            stack.deliverAll();
            stack.tickUntilRest();
        }
    },

    /// What is loaded is taken back, and brought back later. What is loaded then is loaded as in [#REPLAY].
    UNDO {
        @Override
        String last() {
            return "Arrivals.put";
        }

        @Override
        Cargo cargo() {
            return Cargo.audited();
        }

        @Override
        void before(CrashCloud cloud, CrashingStack stack) throws IOException, SQLException {
            super.before(cloud, stack);
            stack.tickUntilRest();
        }

        @Override
        void disturbed(CrashingStack stack) throws IOException {
            stack.undo(1);
            stack.tickUntilRest();
            stack.replay(1);
            stack.tickUntilRest();
        }
    },

    /// What is set aside is given up, and its event comes once more.
    DISCARD {
        @Override
        String last() {
            return "Arrivals.delete";
        }

        @Override
        Cargo cargo() {
            return Cargo.oneDiscarded();
        }

        @Override
        void before(CrashCloud cloud, CrashingStack stack) throws IOException, SQLException {
            super.before(cloud, stack);
            stack.tickUntilRest();
        }

        @Override
        void disturbed(CrashingStack stack) throws IOException {
            stack.discard();
            stack.deliverAll();
            stack.tickUntilRest();
        }
    },

    /// Somebody pauses the pipeline while objects wait, and lets it go on.
    PAUSE {
        @Override
        String last() {
            return "Runs.open";
        }

        @Override
        Cargo cargo() {
            return Cargo.oneStep();
        }

        @Override
        void disturbed(CrashingStack stack) throws IOException {
            stack.pause();
            assertEquals(new TickOutcome.Paused(), stack.tickUntilRest());
            stack.resume();
            stack.tickUntilRest();
            // A pause that came late has paused it once more.
            stack.resume();
            stack.tickUntilRest();
        }
    },

    /// What a SQL step expects does not hold, and somebody lets it pass over what it is owed.
    SKIP {
        @Override
        Cargo cargo() {
            return Cargo.skippingSqlStep();
        }

        @Override
        void before(CrashCloud cloud, CrashingStack stack) throws IOException, SQLException {
            EXPECTATION.before(cloud, stack);
            stack.tickUntilRest();
        }

        @Override
        void disturbed(CrashingStack stack) throws IOException {
            stack.skip(Cargo.derivedFrom("songs"));
            stack.resume();
            stack.tickUntilRest();
        }
    },

    /// Somebody gives the run up while its statement is under way, and lets the pipeline go on later.
    CANCEL {
        @Override
        String last() {
            return "Runs.request";
        }

        @Override
        Cargo cargo() {
            return Cargo.oneStep();
        }

        @Override
        void before(CrashCloud cloud, CrashingStack stack) throws IOException, SQLException {
            super.before(cloud, stack);
            stack.tickUntilSubmitted();
        }

        @Override
        void disturbed(CrashingStack stack) throws IOException {
            stack.cancel();
            stack.tickUntilRest();
            stack.resume();
            stack.tickUntilRest();
        }
    },

    /// A statement is submitted, its id is not saved, and its token expires: it is searched by its name.
    LOST_STATEMENT {
        @Override
        String last() {
            return "Runs.update";
        }

        @Override
        boolean movesClock() {
            return true;
        }

        @Override
        Cargo cargo() {
            return Cargo.oneStep();
        }

        @Override
        void before(CrashCloud cloud, CrashingStack stack) throws IOException {
            stack.connect(
                    Wire.striking(cloud.http(), call -> call.port().equals("Runs.update"), new Fault.KilledBefore()));
            stack.deliverAll();
            stack.tickUntilDeath();
            cloud.clock().move(Duration.ofHours(9));
        }
    };

    abstract Cargo cargo();

    /// The method of a port whose call is the last to be struck, since [#LOAD] strikes what follows; empty for all.
    String last() {
        return "";
    }

    /// Whether it moves the clock that all stacks share.
    boolean movesClock() {
        return false;
    }

    /// What is not disturbed: all events are delivered, nothing is planned.
    void before(CrashCloud cloud, CrashingStack stack) throws IOException, SQLException {
        stack.connect(Wire.undisturbed(cloud.http()));
        stack.deliverAll();
    }

    /// What is disturbed: ticks until nothing moves any more.
    void disturbed(CrashingStack stack) throws IOException, SQLException {
        stack.tickUntilRest();
    }
}
