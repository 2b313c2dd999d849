package io.windlass.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.TestDefinitions;
import io.windlass.journal.Arrival;
import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.PipelineState;
import io.windlass.journal.S3Object;
import io.windlass.journal.StepId;
import io.windlass.local.memory.InMemoryArrivals;
import io.windlass.local.memory.InMemoryIdentity;
import io.windlass.local.memory.InMemoryMarks;
import io.windlass.local.memory.InMemoryRunFiles;
import io.windlass.local.memory.InMemoryRuns;
import io.windlass.pipeline.Catalog;
import io.windlass.redshift.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// A window of maintenance: nothing begins in it, and what has begun before is brought to its end.
class MaintenanceTest {

    private static final Instant BEGIN = Instant.parse("2026-11-22T02:00:00Z");
    private static final Instant END = Instant.parse("2026-11-22T04:00:00Z");
    private static final StepId STEP = new StepId("p", "s");
    private static final ObjectId OBJECT = new ObjectId("data", "s/1");

    private final Journal journal = new Journal(
            new InMemoryArrivals(),
            new InMemoryMarks(),
            new InMemoryRuns(),
            new InMemoryRunFiles("s3://own/"),
            new InMemoryIdentity("abcdefghijkl"));
    private final List<Notice> notices = new ArrayList<>();
    private Instant now = BEGIN.minusSeconds(3_600);

    private Loader loader(String start, SlowWarehouse warehouse) {
        Catalog catalog = new TestDefinitions()
                .table("t", "n", "integer")
                .file("pipelines/p.json", """
                        {"pipeline": "p", "start": %s, "maintenance": [{"days": ["SUN"], "from": "02:00", "to": "04:00"}],
                         "steps": [{"step": "s", "copy": "t", "from": {"prefix": "s/"}, "format": "csv"}]}""".formatted(start))
                .catalog();
        Prefixes none =
                new Prefixes((bucket, prefix, each) -> {}, (bucket, key) -> new Destinations.Destination.Unmatched());
        Settler settler = new Settler(
                journal,
                warehouse,
                objects -> Set.of(),
                LoadSettings.of("test", "default"),
                () -> now,
                () -> "random" + now,
                notices::add);
        Planner planner =
                new Planner(journal, none, objects -> Map.of(), () -> now, () -> "random" + now, notices::add);
        return new Loader(catalog, journal.runs(), planner, settler, () -> now, notices::add);
    }

    private static SlowWarehouse finishing() {
        return warehouse(batch -> SlowWarehouse.Ending.finished(List.of()));
    }

    private static SlowWarehouse warehouse(Function<List<Statement>, SlowWarehouse.Ending> script) {
        return new SlowWarehouse(1, script);
    }

    private void arrive() {
        S3Object object = new S3Object(OBJECT, "1", "etag", "", 1, now);
        assertEquals(List.of(), journal.arrivals().put(List.of(Arrival.fromEvent(STEP, object))));
    }

    private Optional<Mark> mark() {
        return Optional.ofNullable(journal.marks().find(STEP, List.of(OBJECT)).get(OBJECT));
    }

    private TickOutcome untilQuiet(Loader loader) {
        TickOutcome outcome = loader.tick("p", true);
        for (int tick = 0; tick < 100 && !(outcome instanceof TickOutcome.Quiet); tick++) {
            now = now.plusSeconds(30);
            outcome = loader.tick("p", true);
        }
        return outcome;
    }

    @Test
    void noRunIsOpenedUntilItEndsAndWhatArrivedIsLoadedThen() {
        SlowWarehouse warehouse = finishing();
        Loader loader = loader("\"arrivals\"", warehouse);
        now = BEGIN;
        arrive();
        for (; now.isBefore(END); now = now.plus(Duration.ofMinutes(10))) {
            assertEquals(new TickOutcome.Held(END), loader.tick("p", true));
        }
        assertEquals(0, warehouse.calls());
        assertEquals(Optional.empty(), mark());
        assertEquals(List.of(new Notice.Held("p", END)), notices, "told once");

        assertInstanceOf(TickOutcome.Quiet.class, untilQuiet(loader));
        assertEquals(Mark.State.LOADED, mark().orElseThrow().state());
    }

    @Test
    void whatWasSubmittedIsSettled() {
        SlowWarehouse warehouse = finishing();
        Loader loader = loader("\"arrivals\"", warehouse);
        arrive();
        while (warehouse.batches().stream().noneMatch(MaintenanceTest::loads)) {
            assertInstanceOf(TickOutcome.Active.class, loader.tick("p", true));
        }
        int submissions = warehouse.submissions();
        now = BEGIN.plusSeconds(60);

        assertInstanceOf(TickOutcome.Active.class, loader.tick("p", true), "it is still running");
        assertEquals(new TickOutcome.Held(END), loader.tick("p", true), "it is over, and nothing else begins");

        assertEquals(Mark.State.LOADED, mark().orElseThrow().state());
        assertEquals(submissions, warehouse.submissions());
    }

    @Test
    void anAttemptThatFailedIsTriedAgainOnlyAfterwards() {
        boolean[] throttled = {true};
        SlowWarehouse warehouse = warehouse(batch -> throttled[0] && loads(batch)
                ? SlowWarehouse.Ending.failed("connection reset", -1)
                : SlowWarehouse.Ending.finished(List.of()));
        Loader loader = loader("\"arrivals\"", warehouse);
        arrive();
        while (warehouse.batches().stream().noneMatch(MaintenanceTest::loads)) {
            loader.tick("p", true);
        }
        int submissions = warehouse.submissions();
        throttled[0] = false;
        for (now = BEGIN; now.isBefore(END); now = now.plus(Duration.ofMinutes(10))) {
            loader.tick("p", true);
        }
        assertEquals(submissions, warehouse.submissions(), "no attempt in the window");
        assertEquals(
                1, notices.stream().filter(Notice.Retried.class::isInstance).count());

        assertInstanceOf(TickOutcome.Quiet.class, untilQuiet(loader));
        assertEquals(Mark.State.LOADED, mark().orElseThrow().state());
    }

    @Test
    void aStartThatFallsIntoItIsServedAfterwards() {
        Loader loader = loader("{\"schedule\": \"cron(0 3 * * ? *)\"}", finishing());
        now = BEGIN.plusSeconds(3_700);
        arrive();
        assertEquals(new TickOutcome.Held(END), loader.tick(true).get("p"));
        PipelineState waiting = journal.runs().pipeline("p");
        assertTrue(waiting.want());
        assertEquals(Optional.of(BEGIN.plusSeconds(3_600)), waiting.due());
        assertEquals(new TickOutcome.Held(END), loader.start("p", Optional.empty()));

        now = END;
        assertInstanceOf(TickOutcome.Quiet.class, untilQuiet(loader));
        assertEquals(Mark.State.LOADED, mark().orElseThrow().state());
    }

    @Test
    void whoIsPausedIsPausedInItToo() {
        Loader loader = loader("\"arrivals\"", finishing());
        now = BEGIN;
        assertEquals(new TickOutcome.Paused(), loader.pause("p", "Ada"));
    }

    private static boolean loads(List<Statement> batch) {
        return batch.stream().anyMatch(Statement.Copy.class::isInstance);
    }
}
