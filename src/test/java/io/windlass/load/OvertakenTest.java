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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Somebody else adds a column between the question what is missing and the load that adds it.
class OvertakenTest {

    private static final Prefixes NO_OBJECTS =
            new Prefixes((bucket, prefix, each) -> {}, (bucket, key) -> new Destinations.Destination.Unmatched());

    private static final List<String> A = Arrays.asList("a", "integer", null, "32", "0");
    private static final List<String> B = Arrays.asList("b", "integer", null, "32", "0");

    private final Pipeline pipeline = new TestDefinitions()
            .file("schemas/t.json", """
                    {"table": "t", "drift": "add",
                     "columns": [{"name": "a", "type": "integer"}, {"name": "b", "type": "integer"}]}""")
            .file("pipelines/p.json", """
                    {"pipeline": "p", "steps": [{"step": "s", "copy": "t", "from": {"prefix": "s/"}, "format": "csv"}]}""")
            .catalog()
            .pipeline("p")
            .orElseThrow();
    private final Journal journal = new Journal(
            new InMemoryArrivals(),
            new InMemoryMarks(),
            new InMemoryRuns(),
            new InMemoryRunFiles("s3://own/"),
            new InMemoryIdentity("abcdefghijkl"));
    private final List<Notice> notices = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private int asked;

    /// @param late how many questions are answered before the column is seen
    private SlowWarehouse warehouse(int late) {
        return new SlowWarehouse(0, batch -> {
            if (batch.getFirst() instanceof Statement.ReadColumns) {
                asked++;
                return SlowWarehouse.Ending.finished(asked > late ? List.of(A, B) : List.of(A));
            }
            if (batch.getFirst() instanceof Statement.ReadLedger) {
                return SlowWarehouse.Ending.finished(List.of(List.of("void")));
            }
            return batch.stream().anyMatch(Statement.AddColumn.class::isInstance)
                    ? SlowWarehouse.Ending.failed("ERROR: column \"b\" of relation \"t\" already exists", 7)
                    : SlowWarehouse.Ending.finished(List.of());
        });
    }

    private SettleOutcome play(SlowWarehouse warehouse) {
        S3Object object = new S3Object(new ObjectId("data", "s/1"), "1", "etag", "", 1, now);
        assertEquals(List.of(), journal.arrivals().put(List.of(Arrival.fromEvent(new StepId("p", "s"), object))));
        Planner planner =
                new Planner(journal, NO_OBJECTS, objects -> Map.of(), () -> now, () -> "random", notices::add);
        Settler settler = new Settler(
                journal,
                warehouse,
                objects -> Set.of(),
                LoadSettings.of("test", "default"),
                () -> now,
                () -> "random",
                notices::add);
        planner.plan(pipeline, true);
        SettleOutcome settled = settler.settle(pipeline);
        for (int tick = 0; !(settled instanceof SettleOutcome.Closed); tick++) {
            assertTrue(tick < 100, () -> "never ends: " + notices);
            now = now.plus(Duration.ofSeconds(60));
            settled = settler.settle(pipeline);
        }
        return settled;
    }

    private static List<Long> additions(SlowWarehouse warehouse) {
        return warehouse.batches().stream()
                .filter(batch -> batch.stream().anyMatch(Statement.Copy.class::isInstance))
                .map(batch -> batch.stream()
                        .filter(Statement.AddColumn.class::isInstance)
                        .count())
                .toList();
    }

    @Test
    void theNextAttemptAsksAgainAndAddsNothing() {
        SlowWarehouse warehouse = warehouse(1);

        SettleOutcome.Closed closed = (SettleOutcome.Closed) play(warehouse);

        assertEquals("", closed.reason());
        assertEquals(2, asked);
        assertEquals(List.of(1L, 0L), additions(warehouse));
    }

    @Test
    void aColumnThatIsNeverSeenStopsThePipelineAfterTheLastTry() {
        SlowWarehouse warehouse = warehouse(Integer.MAX_VALUE);

        SettleOutcome.Closed closed = (SettleOutcome.Closed) play(warehouse);

        assertTrue(closed.reason().contains("already exists"), closed::toString);
        assertTrue(journal.runs().pipeline("p").paused());
        assertEquals(List.of(1L, 1L, 1L), additions(warehouse));
    }
}
