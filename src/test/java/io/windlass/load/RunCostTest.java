package io.windlass.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.TestDefinitions;
import io.windlass.journal.Arrival;
import io.windlass.journal.ObjectId;
import io.windlass.journal.S3Object;
import io.windlass.journal.StepId;
import io.windlass.local.memory.InMemoryArrivals;
import io.windlass.local.memory.InMemoryIdentity;
import io.windlass.local.memory.InMemoryMarks;
import io.windlass.local.memory.InMemoryRunFiles;
import io.windlass.local.memory.InMemoryRuns;
import io.windlass.pipeline.Pipeline;
import io.windlass.redshift.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a run asks of the warehouse, call by call.
class RunCostTest {

    private static final Prefixes NO_OBJECTS =
            new Prefixes((bucket, prefix, each) -> {}, (bucket, key) -> new Destinations.Destination.Unmatched());

    private static final int LOOKS = 5;
    private static final String ONE = """
            {"pipeline": "p", "steps": [{"step": "a", "copy": "t", "from": {"prefix": "a/"}, "format": "csv"}]}""";
    private static final String THREE = """
            {"pipeline": "p", "steps": [
              {"step": "a", "copy": "t", "from": {"prefix": "a/"}, "format": "csv"},
              {"step": "b", "copy": "t", "from": {"prefix": "b/"}, "format": "csv"},
              {"step": "c", "sql": ["delete from t"]}]}""";

    private final Journal journal = new Journal(
            new InMemoryArrivals(),
            new InMemoryMarks(),
            new InMemoryRuns(),
            new InMemoryRunFiles("s3://own/"),
            new InMemoryIdentity("abcdefghijkl"));
    private final List<Notice> notices = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private boolean failing = true;

    /// The failed load: LOCK and what follows. It blames one object, is given up and never in the ledger but as
    /// void.
    @Test
    void aFailingRunSubmitsEveryQuestionOnceHoweverOftenItLooks() {
        arrive("a", "good", "bad");
        SlowWarehouse warehouse = new SlowWarehouse(LOOKS, this::blaming);

        play(ONE, warehouse);

        assertEquals(List.of("a/bad"), quarantined());
        // Schemas, tables, load, errors, probe; schemas, tables, void, ledger; schemas, tables and load of the rest.
        assertEquals(12, warehouse.batches().size());
        assertEquals(12, warehouse.submissions());
        // A process that remembers nothing submits each of them at every look.
        assertEquals(127, warehouse.calls());
    }

    @Test
    void theFirstRunOfAPipelineIsPreparedOnceForAllItsSteps() {
        arrive("a", "1");
        arrive("b", "2");
        SlowWarehouse warehouse = new SlowWarehouse(LOOKS, batch -> SlowWarehouse.Ending.finished(List.of()));

        play(THREE, warehouse);

        assertEquals(1, count(warehouse, Statement.CreateSchema.class));
        assertEquals(1, count(warehouse, Statement.CreateFence.class));
        assertEquals(3, count(warehouse, Statement.LockFence.class));
        assertEquals(5, warehouse.submissions());
    }

    @Test
    void anAttemptAfterAFailureIsPreparedAgain() {
        arrive("a", "1");
        SlowWarehouse warehouse = new SlowWarehouse(LOOKS, batch -> {
            if (failing && batch.getFirst() instanceof Statement.LockFence) {
                failing = false;
                return SlowWarehouse.Ending.failed("could not serialize access", -1);
            }
            return SlowWarehouse.Ending.finished(List.of());
        });

        play(ONE, warehouse);

        assertEquals(2, count(warehouse, Statement.CreateSchema.class));
        assertEquals(2, count(warehouse, Statement.CreateFence.class));
        assertEquals(2, count(warehouse, Statement.LockFence.class));
    }

    private SlowWarehouse.Ending blaming(List<Statement> batch) {
        if (failing && batch.stream().anyMatch(Statement.Copy.class::isInstance)) {
            failing = false;
            return SlowWarehouse.Ending.failed("Load into table 't' failed.  Check 'sys_load_error_detail'", 7);
        }
        return switch (batch.getFirst()) {
            case Statement.ReadLoadErrors errors ->
                SlowWarehouse.Ending.finished(List.of(List.of("s3://data/a/bad", "1", "n", "1207", "Invalid digit")));
            case Statement.ReadLedger ledger -> SlowWarehouse.Ending.finished(List.of(List.of("void")));
            default -> SlowWarehouse.Ending.finished(List.of());
        };
    }

    private void arrive(String step, String... names) {
        List<Arrival> arrivals = new ArrayList<>();
        for (String name : names) {
            S3Object object = new S3Object(new ObjectId("data", step + "/" + name), "1", "etag", "", 1, now);
            arrivals.add(Arrival.fromEvent(new StepId("p", step), object));
        }
        assertEquals(List.of(), journal.arrivals().put(arrivals));
    }

    /// Ticks until nothing is left to do; time passes.
    private void play(String definition, SlowWarehouse warehouse) {
        Pipeline pipeline = new TestDefinitions()
                .table("t", "n", "integer")
                .file("pipelines/p.json", definition)
                .catalog()
                .pipeline("p")
                .orElseThrow();
        Planner planner = new Planner(
                journal,
                NO_OBJECTS,
                objects -> Map.of(),
                () -> now,
                () -> "random" + now.getEpochSecond(),
                notices::add);
        Settler settler = new Settler(
                journal,
                warehouse,
                objects -> Set.of(),
                LoadSettings.of("test", "default"),
                () -> now,
                () -> "random" + now.getEpochSecond(),
                notices::add);
        PlanOutcome planned = planner.plan(pipeline, true);
        while (planned instanceof PlanOutcome.Opened) {
            SettleOutcome settled = settler.settle(pipeline);
            for (int tick = 0; !(settled instanceof SettleOutcome.Closed); tick++) {
                assertTrue(tick < 500, () -> "never ends: " + notices);
                now = now.plus(Duration.ofSeconds(30));
                settled = settler.settle(pipeline);
            }
            now = now.plus(Duration.ofSeconds(30));
            planned = planner.plan(pipeline, true);
        }
        assertEquals(new PlanOutcome.Nothing(List.of()), planned);
    }

    private List<String> quarantined() {
        return notices.stream()
                .filter(Notice.Quarantined.class::isInstance)
                .map(notice -> ((Notice.Quarantined) notice).object().key())
                .toList();
    }

    private static long count(SlowWarehouse warehouse, Class<? extends Statement> kind) {
        return warehouse.batches().stream()
                .filter(batch -> batch.stream().anyMatch(kind::isInstance))
                .count();
    }
}
