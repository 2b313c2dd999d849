package io.windlass.simulation;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.local.memory.InMemoryRunFiles;
import io.windlass.redshift.Fence;
import io.windlass.redshift.Ledger;
import io.windlass.redshift.LedgerKey;
import io.windlass.redshift.LedgerOutcome;
import io.windlass.redshift.Statement;
import io.windlass.redshift.Warehouse;
import io.windlass.redshift.WarehouseContract;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The simulated warehouse while it tells the truth, and what it does when it does not.
class SimulatedWarehouseContractTest extends WarehouseContract {

    private static final LedgerKey KEY = new LedgerKey("simulated000", "p", 3, "s");

    private final SimulatedWarehouse warehouse = warehouse(true);

    @Override
    protected Warehouse warehouse() {
        return warehouse;
    }

    @Override
    protected Warehouse.Progress ended(String id) {
        return ended(warehouse, id);
    }

    @Override
    protected void crowd() {
        warehouse.crowd(true);
    }

    @Override
    protected void uncrowd() {
        warehouse.crowd(false);
    }

    @Override
    protected void forget(String id) {
        warehouse.forget(id);
    }

    @Test
    void sometimesSaysFailedOfWhatCommittedAndSometimesNot() {
        SimulatedWarehouse lying = warehouse(false);
        int committed = 0;
        int rolledBack = 0;
        for (int run = 1; run <= 400; run++) {
            LedgerKey key = new LedgerKey(KEY.journal(), KEY.pipeline(), run, KEY.step());
            Warehouse.Submission submission = lying.submit("run" + run, "token" + run, load(key));
            if (submission instanceof Warehouse.Submission.Accepted(String id)
                    && ended(lying, id) instanceof Warehouse.Progress.Failed) {
                boolean loaded = lying.ledger().get(key) == LedgerOutcome.LOADED;
                committed += loaded ? 1 : 0;
                rolledBack += loaded ? 0 : 1;
            }
        }

        assertTrue(committed > 0, "no commit was told as a failure");
        assertTrue(rolledBack > 0, "no failure was true");
    }

    @Test
    void cancelsWhatHasNotEnded() {
        Warehouse.Submission.Accepted accepted =
                assertInstanceOf(Warehouse.Submission.Accepted.class, warehouse.submit("name", "token", load(KEY)));

        warehouse.cancel(accepted.id());

        assertInstanceOf(Warehouse.Progress.Aborted.class, warehouse.describe(accepted.id()));
        assertTrue(warehouse.ledger().isEmpty());
    }

    private static SimulatedWarehouse warehouse(boolean honest) {
        SimulatedWarehouse warehouse = new SimulatedWarehouse(
                new SplittableRandom(1),
                () -> Instant.EPOCH,
                Optional.empty(),
                new Bucket(),
                new InMemoryRunFiles("s3://windlass/"),
                new ReadRows(Map.of()));
        if (honest) {
            warehouse.honest();
        }
        return warehouse;
    }

    private static Warehouse.Progress ended(SimulatedWarehouse warehouse, String id) {
        while (warehouse.describe(id) instanceof Warehouse.Progress.Pending) {
            warehouse.move();
        }
        return warehouse.describe(id);
    }

    private static List<Statement> load(LedgerKey key) {
        List<Statement> statements = new ArrayList<>(Ledger.opening(key));
        statements.add(new Statement.InsertLedger(
                key, 0, LedgerOutcome.LOADED, Optional.empty(), "", 0, 0, false, "load", "test"));
        assertTrue(statements.getFirst() instanceof Statement.LockFence(Fence fence)
                && fence.pipeline().equals("p"));
        return statements;
    }
}
