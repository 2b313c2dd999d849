package io.windlass.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.TestDefinitions;
import io.windlass.journal.Arrival;
import io.windlass.journal.JournalUnavailable;
import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.S3Object;
import io.windlass.journal.StepId;
import io.windlass.local.memory.InMemoryArrivals;
import io.windlass.local.memory.InMemoryIdentity;
import io.windlass.local.memory.InMemoryMarks;
import io.windlass.local.memory.InMemoryReconciliations;
import io.windlass.local.memory.InMemoryRunFiles;
import io.windlass.local.memory.InMemoryRuns;
import io.windlass.pipeline.Catalog;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The comparison of all pipelines that a schedule asks for, where one of two cannot be compared.
class ReconcileRoundsTest {

    private static final S3Object LOST =
            new S3Object(new ObjectId("data", "healthy/1"), "", "etag", "", 1, Instant.EPOCH);
    private static final StepId HEALTHY = new StepId("healthy", "healthy");

    private final Journal journal = new Journal(
            new InMemoryArrivals(),
            new InMemoryMarks(),
            new InMemoryRuns(),
            new InMemoryRunFiles("s3://own/"),
            new InMemoryIdentity("abcdefghijkl"));

    private ReconcileRounds rounds() {
        Catalog catalog = new TestDefinitions()
                .table("sick", "n", "integer")
                .pipeline("sick", "sick/", "csv", "")
                .table("healthy", "n", "integer")
                .pipeline("healthy", "healthy/", "csv", "")
                .catalog();
        Prefixes prefixes = new Prefixes(
                (bucket, prefix, each) -> {
                    if (prefix.startsWith("sick")) {
                        throw new JournalUnavailable("the bucket cannot be listed");
                    }
                    each.accept(LOST);
                },
                (bucket, key) -> new Destinations.Destination.To(List.of(HEALTHY)));
        SlowWarehouse warehouse = new SlowWarehouse(0, batch -> SlowWarehouse.Ending.finished(List.of()));
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        Settler settler = new Settler(
                journal,
                warehouse,
                objects -> Set.of(),
                LoadSettings.of("test", "default"),
                () -> now,
                () -> "r",
                Notices.silent());
        Planner planner = new Planner(journal, prefixes, objects -> Map.of(), () -> now, () -> "r", Notices.silent());
        Loader loader = new Loader(catalog, journal.runs(), planner, settler, () -> now, Notices.silent());
        Reconciling reconciling = new Reconciling(
                journal,
                new InMemoryReconciliations(),
                prefixes,
                warehouse,
                new Reconciling.Place("test", "data"),
                () -> "c",
                Notices.silent());
        return new ReconcileRounds(catalog, reconciling, loader);
    }

    @Test
    void everyPipelineIsComparedAndOneThatFailsStopsNoOther() {
        ReconcileRounds rounds = rounds();
        Map<String, TickOutcome> outcomes = rounds.beginAll();
        for (int round = 0; round < 10 && !(outcomes.get("sick") instanceof TickOutcome.Troubled); round++) {
            outcomes = rounds.beginAll();
        }

        assertEquals(List.of("healthy", "sick"), List.copyOf(outcomes.keySet()));
        TickOutcome.Troubled sick = assertInstanceOf(TickOutcome.Troubled.class, outcomes.get("sick"));
        assertTrue(sick.message().contains("the bucket cannot be listed"), sick.message());
        assertFalse(outcomes.get("healthy") instanceof TickOutcome.Troubled);
        for (int round = 0; round < 20 && mark() == null; round++) {
            rounds.beginAll();
        }
        assertEquals(Mark.State.LOADED, mark().state(), "its event never came, and it is loaded");
    }

    @Test
    void aRemovalThatWaitsHidesNoObjectThatIsThere() {
        S3Object removed = new S3Object(LOST.id(), "0A", "", "", 0, Instant.EPOCH);
        journal.arrivals().put(List.of(new Arrival(HEALTHY, removed, 0, Arrival.Kind.REMOVED)));
        ReconcileRounds rounds = rounds();
        for (int round = 0; round < 20 && mark() == null; round++) {
            rounds.begin("healthy");
        }

        assertEquals(Mark.State.LOADED, mark().state());
    }

    private Mark mark() {
        return journal.marks().find(HEALTHY, List.of(LOST.id())).get(LOST.id());
    }
}
