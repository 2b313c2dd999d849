package io.windlass.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.redshift.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A warehouse in which the fence cannot be made: nothing is loaded, nothing is lost, and somebody is told.
class FencelessTest {

    private static final String DENIED = "ERROR: permission denied for schema windlass";

    private boolean granted;
    private boolean made;
    private boolean voided;

    private final SlowWarehouse warehouse = new SlowWarehouse(1, batch -> {
        if (batch.stream().anyMatch(Statement.CreateFence.class::isInstance)) {
            return granted ? SlowWarehouse.Ending.finished(List.of()) : SlowWarehouse.Ending.failed(DENIED, -1);
        }
        return switch (batch.getFirst()) {
            case Statement.ReadColumns fence ->
                SlowWarehouse.Ending.finished(made ? List.of(List.of("run", "bigint")) : List.of());
            case Statement.ReadLedger ledger ->
                voided
                        ? SlowWarehouse.Ending.finished(List.of(List.of("void")))
                        : SlowWarehouse.Ending.failed("ERROR: relation \"windlass.ledger\" does not exist", -1);
            case Statement.LockFence lock -> {
                voided = batch.stream().noneMatch(Statement.Copy.class::isInstance);
                yield SlowWarehouse.Ending.finished(List.of());
            }
            default -> SlowWarehouse.Ending.finished(List.of());
        };
    });
    private final PlayedRun run = new PlayedRun(warehouse, ", \"format\": \"csv\"");

    private long decisions() {
        return warehouse.batches().stream()
                .filter(batch -> batch.getFirst() instanceof Statement.LockFence)
                .count();
    }

    private List<SettleOutcome> settle(int ticks) {
        return IntStream.range(0, ticks).mapToObj(tick -> run.settle()).toList();
    }

    @Test
    void thePipelineStopsWithTheReasonAndNothingIsSubmitted() {
        run.arrive("1");
        run.plan();

        List<SettleOutcome> outcomes = settle(40);

        List<SettleOutcome.Stopped> all = outcomes.stream()
                .filter(SettleOutcome.Stopped.class::isInstance)
                .map(SettleOutcome.Stopped.class::cast)
                .toList();
        assertTrue(all.size() > 10, outcomes::toString);
        SettleOutcome.Stopped stopped = all.getLast();
        assertTrue(stopped.reason().startsWith("table windlass.fence"), stopped::reason);
        assertTrue(stopped.reason().endsWith("without it nothing is loaded: " + DENIED), stopped::reason);
        assertTrue(run.journal.runs().pipeline("p").paused());
        assertEquals(0, decisions());
        assertTrue(run.told(Notice.Retried.class).size() < 12, "its waits grow");
    }

    @Test
    void onceItCanBeMadeTheRunIsVoidedAndItsArrivalsLoad() {
        run.arrive("1");
        run.plan();
        settle(40);

        granted = true;
        List<SettleOutcome> outcomes = settle(200);

        assertTrue(outcomes.stream().anyMatch(SettleOutcome.Closed.class::isInstance), outcomes::toString);
        assertEquals(1, decisions());
        run.journal.runs().request("p", new io.windlass.journal.Request.Resume(false));
        assertEquals(1, run.toTheEnd().loaded());
    }

    @Test
    void oneThatSomebodyElseMadeIsEnough() {
        made = true;
        run.arrive("1");

        assertEquals(1, run.toTheEnd().loaded());
    }
}
