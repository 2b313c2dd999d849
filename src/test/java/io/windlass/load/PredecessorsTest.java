package io.windlass.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.TestDefinitions;
import io.windlass.journal.Arrival;
import io.windlass.journal.ObjectId;
import io.windlass.journal.PipelineState;
import io.windlass.journal.Run;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Two pipelines that copy, one of SQL that depends on both, and one that copies and depends on one of them.
class PredecessorsTest {

    private static final Prefixes NO_OBJECTS =
            new Prefixes((bucket, prefix, each) -> {}, (bucket, key) -> new Destinations.Destination.Unmatched());

    private static final Catalog CATALOG = new TestDefinitions()
            .table("a", "n", "integer")
            .table("b", "n", "integer")
            .table("late", "n", "integer")
            // The order of the files is not that of the dependencies.
            .file(
                    "pipelines/0.json",
                    "{\"pipeline\": \"star\", \"dependsOn\": [\"a\", \"b\"], \"steps\": [{\"step\": \"s\", \"sql\": [\"delete from a\"]}]}")
            .file("pipelines/a.json", copying("a", ""))
            .file("pipelines/b.json", copying("b", ""))
            .file("pipelines/late.json", copying("late", "\"dependsOn\": [\"a\"], "))
            .catalog();

    private final Counting runs = new Counting();
    private final Journal journal = new Journal(
            new InMemoryArrivals(),
            new InMemoryMarks(),
            runs,
            new InMemoryRunFiles("s3://own/"),
            new InMemoryIdentity("abcdefghijkl"));
    private final List<Notice> notices = new ArrayList<>();
    private final List<List<Statement>> failing = new ArrayList<>();
    private boolean sqlFails;
    private int objects;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private final SlowWarehouse warehouse = new SlowWarehouse(0, batch -> {
        if (sqlFails && batch.stream().anyMatch(Statement.Sql.class::isInstance)) {
            failing.add(batch);
            return SlowWarehouse.Ending.failed("ERROR: permission denied for relation a", -1);
        }
        return SlowWarehouse.Ending.finished(
                batch.getFirst() instanceof Statement.ReadLedger ? List.of(List.of("void")) : List.of());
    });

    private final Loader loader = new Loader(
            CATALOG,
            runs,
            new Planner(
                    journal,
                    NO_OBJECTS,
                    objects -> Map.of(),
                    () -> now,
                    () -> "random" + now.getEpochSecond(),
                    notices::add),
            new Settler(
                    journal,
                    warehouse,
                    given -> Set.of(),
                    LoadSettings.of("test", "default"),
                    () -> now,
                    () -> "random" + now.getEpochSecond(),
                    notices::add),
            () -> now,
            notices::add);

    /// How often each pipeline's state is read.
    private static final class Counting extends InMemoryRuns {
        private final List<String> read = new ArrayList<>();

        @Override
        public synchronized PipelineState pipeline(String name) {
            read.add(name);
            return super.pipeline(name);
        }
    }

    private static String copying(String name, String more) {
        return """
                {"pipeline": "%s", %s"steps": [{"step": "s", "copy": "%s", "from": {"prefix": "%s/"}, "format": "csv",
                 "batch": {"maxFiles": 2}}]}""".formatted(name, more, name, name);
    }

    private void arrive(String pipeline, int count) {
        List<Arrival> arrivals = IntStream.range(0, count)
                .mapToObj(
                        any -> new S3Object(new ObjectId("data", pipeline + "/" + objects++), "1", "etag", "", 1, now))
                .map(object -> Arrival.fromEvent(new StepId(pipeline, "s"), object))
                .toList();
        assertEquals(List.of(), journal.arrivals().put(arrivals));
    }

    /// Ticks all of them until nothing is active.
    private Map<String, TickOutcome> settle() {
        for (int tick = 0; tick < 200; tick++) {
            now = now.plus(Duration.ofSeconds(30));
            Map<String, TickOutcome> outcomes = loader.tick(true);
            if (outcomes.values().stream().noneMatch(TickOutcome.Active.class::isInstance)) {
                return outcomes;
            }
        }
        throw new AssertionError("never ends: " + notices);
    }

    private List<Long> opened(String pipeline) {
        return notices.stream()
                .filter(Notice.RunOpened.class::isInstance)
                .map(Notice.RunOpened.class::cast)
                .filter(open -> open.pipeline().equals(pipeline))
                .map(Notice.RunOpened::run)
                .toList();
    }

    @Test
    void sqlThatDependsOnTwoRunsOnceBothHaveCompletedARun() {
        assertEquals(new TickOutcome.Waiting(List.of("a", "b"), List.of()), settle().get("star"));
        arrive("a", 1);
        assertEquals(new TickOutcome.Waiting(List.of("b"), List.of()), settle().get("star"));
        assertEquals(List.of(), opened("star"));

        arrive("b", 1);
        assertEquals(new TickOutcome.Waiting(List.of("a", "b"), List.of()), settle().get("star"));
        assertEquals(List.of(1L), opened("star"));

        arrive("a", 1);
        settle();
        arrive("a", 1);
        assertEquals(new TickOutcome.Waiting(List.of("b"), List.of()), settle().get("star"));
        arrive("b", 1);
        settle();
        assertEquals(2, opened("star").size());
    }

    @Test
    void theEndOfTheLastOneStartsItWithoutATickOfAll() {
        arrive("a", 1);
        settle();
        arrive("b", 1);

        for (int tick = 0; tick < 20; tick++) {
            now = now.plus(Duration.ofSeconds(30));
            loader.tick("b", true);
        }

        assertEquals(1, opened("star").size());
    }

    @Test
    void aRunThatFailedIsTriedAgainWithoutANewRunOfTheOthers() {
        sqlFails = true;
        arrive("a", 1);
        arrive("b", 1);
        assertEquals(new TickOutcome.Paused(), settle().get("star"));
        assertTrue(failing.size() >= 1);
        assertEquals(0, runs.pipeline("star").complete());

        sqlFails = false;
        loader.resume("star", false, "somebody");
        settle();

        assertTrue(runs.pipeline("star").complete() > 0);
        assertEquals(2, opened("star").size());
    }

    @Test
    void objectsOfAPipelineThatDependsOnAnotherWaitForItsRun() {
        arrive("late", 3);
        TickOutcome.Waiting waiting = assertInstanceOf(TickOutcome.Waiting.class, settle().get("late"));
        assertEquals(List.of("a"), waiting.others());
        assertEquals(2, waiting.backlogs().getFirst().objects(), "one batch of them");

        arrive("a", 1);
        assertEquals(new TickOutcome.Quiet(List.of()), settle().get("late"));
        // Two batches of what waited: the first leaves some of it, so both come after the same run.
        assertEquals(2, opened("late").size());

        arrive("late", 1);
        assertInstanceOf(TickOutcome.Waiting.class, settle().get("late"));
    }

    @Test
    void aStartWaitsToo() {
        loader.start("late", Optional.empty());
        settle();
        assertEquals(List.of(), opened("late"));
        assertTrue(runs.pipeline("late").want());

        arrive("a", 1);
        settle();
        assertEquals(1, opened("late").size());
    }

    @Test
    void aStartThatNeedNotWaitDoesNot() {
        assertEquals(List.of("a", "b"), loader.awaited("star"));
        loader.start("star", Optional.empty(), true);
        settle();
        assertEquals(1, opened("star").size());

        // The first runs of the others are newer than none.
        arrive("a", 1);
        arrive("b", 1);
        settle();
        assertEquals(2, opened("star").size());
    }

    @Test
    void sqlAloneIsStartedByHandOnlyWhereItNeedNotWait() {
        assertEquals(new PlanOutcome.Waiting(List.of("a", "b"), List.of()), loader.startWithoutCopies("star", false));
        Run run = assertInstanceOf(PlanOutcome.Opened.class, loader.startWithoutCopies("star", true))
                .run();
        assertEquals(Map.of("a", 0L, "b", 0L), run.follows());
    }

    @Test
    void waitingCostsOneReadOfEachOther() {
        settle();
        runs.read.clear();
        now = now.plus(Duration.ofSeconds(30));

        loader.tick("star", true);
        assertEquals(List.of("star", "star", "a", "b"), runs.read);

        runs.read.clear();
        loader.tick("late", true);
        assertEquals(List.of("late", "late"), runs.read, "nobody is asked where nothing waits");
    }
}
