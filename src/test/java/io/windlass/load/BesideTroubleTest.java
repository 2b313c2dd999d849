package io.windlass.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.TestDefinitions;
import io.windlass.journal.Arrival;
import io.windlass.journal.JournalUnavailable;
import io.windlass.journal.ObjectId;
import io.windlass.journal.S3Object;
import io.windlass.journal.StepId;
import io.windlass.local.memory.InMemoryArrivals;
import io.windlass.local.memory.InMemoryIdentity;
import io.windlass.local.memory.InMemoryMarks;
import io.windlass.local.memory.InMemoryRunFiles;
import io.windlass.local.memory.InMemoryRuns;
import io.windlass.pipeline.Catalog;
import io.windlass.redshift.Fence;
import io.windlass.redshift.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One pipeline in trouble beside a healthy one, which needs as many ticks as if it were alone.
class BesideTroubleTest {

    private static final Prefixes NO_OBJECTS =
            new Prefixes((bucket, prefix, each) -> {}, (bucket, key) -> new Destinations.Destination.Unmatched());
    private static final int TICKS = 60;

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    /// What is wrong with a pipeline.
    enum Trouble {
        NONE,
        PAUSED_WAREHOUSE,
        BAD_DATA,
        NO_PERMISSION,
        NO_JOURNAL;

        SlowWarehouse.Ending ending() {
            return switch (this) {
                case NONE, NO_JOURNAL -> SlowWarehouse.Ending.finished(List.of());
                case PAUSED_WAREHOUSE -> SlowWarehouse.Ending.failed("the cluster is resuming", -1);
                case BAD_DATA -> SlowWarehouse.Ending.failed("Load into table 't' failed", -1);
                case NO_PERMISSION -> SlowWarehouse.Ending.failed("permission denied for relation t", -1);
            };
        }
    }

    /// @return after how many ticks each run of the healthy pipeline was closed
    private List<Long> ticks(Trouble trouble) {
        Catalog catalog = new TestDefinitions()
                .table("sick", "n", "integer")
                .pipeline("sick", "sick/", "csv", "")
                .table("healthy", "n", "integer")
                .pipeline("healthy", "healthy/", "csv", ", \"batch\": {\"maxFiles\": 1}")
                .catalog();
        Journal journal = new Journal(
                new InMemoryArrivals() {
                    @Override
                    public synchronized Pending oldest(StepId step, int atMost) {
                        if (trouble == Trouble.NO_JOURNAL && step.pipeline().equals("sick")) {
                            throw new JournalUnavailable("throttled");
                        }
                        return super.oldest(step, atMost);
                    }
                },
                new InMemoryMarks(),
                new InMemoryRuns(),
                new InMemoryRunFiles("s3://own/"),
                new InMemoryIdentity("abcdefghijkl"));
        Predicate<List<Statement>> sick = batch -> batch.getFirst() instanceof Statement.LockFence(Fence fence)
                && fence.pipeline().equals("sick")
                && batch.stream().anyMatch(Statement.Copy.class::isInstance);
        SlowWarehouse warehouse = new SlowWarehouse(
                2, batch -> sick.test(batch) ? trouble.ending() : SlowWarehouse.Ending.finished(List.of()));
        List<Long> closed = new java.util.concurrent.CopyOnWriteArrayList<>();
        long[] tick = {0};
        Notices notices = notice -> {
            if (notice instanceof Notice.RunClosed run && run.pipeline().equals("healthy")) {
                closed.add(tick[0]);
            }
        };
        Loader loader = loader(catalog, journal, warehouse, notices);
        journal.arrivals().put(List.of(arrival("sick", 1), arrival("sick", 2)));
        journal.arrivals().put(List.of(arrival("healthy", 1), arrival("healthy", 2), arrival("healthy", 3)));
        for (; tick[0] < TICKS; tick[0]++) {
            now = now.plus(Duration.ofSeconds(30));
            Map<String, TickOutcome> outcomes = loader.tick(false);
            assertEquals(Set.of("sick", "healthy"), outcomes.keySet());
        }
        return List.copyOf(closed);
    }

    private Loader loader(Catalog catalog, Journal journal, SlowWarehouse warehouse, Notices notices) {
        Planner planner =
                new Planner(journal, NO_OBJECTS, objects -> Map.of(), () -> now, () -> "random" + now, notices);
        Settler settler = new Settler(
                journal,
                warehouse,
                objects -> Set.of(),
                LoadSettings.of("test", "default"),
                () -> now,
                () -> "random" + now,
                notices);
        return new Loader(catalog, journal.runs(), planner, settler, () -> now, notices);
    }

    private Arrival arrival(String pipeline, int number) {
        ObjectId id = new ObjectId("data", pipeline + "/" + number);
        return Arrival.fromEvent(new StepId(pipeline, pipeline), new S3Object(id, "1", "etag", "", 1, now));
    }

    @Test
    void aloneItClosesItsRuns() {
        assertEquals(3, ticks(Trouble.NONE).size());
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void theHealthyOneNeedsTheSameTicks(Trouble trouble) {
        List<Long> alone = ticks(Trouble.NONE);

        assertEquals(alone, ticks(trouble));
        assertTrue(alone.getLast() < TICKS, alone::toString);
    }
}
