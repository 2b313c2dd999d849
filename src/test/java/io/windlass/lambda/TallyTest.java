package io.windlass.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.journal.Arrival;
import io.windlass.journal.Closing;
import io.windlass.journal.ObjectId;
import io.windlass.journal.PipelineState;
import io.windlass.journal.Run;
import io.windlass.journal.S3Object;
import io.windlass.journal.StepId;
import io.windlass.load.Notice;
import io.windlass.local.memory.InMemoryArrivals;
import io.windlass.local.memory.InMemoryRuns;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// What is counted, from notices and from what passes through the journal's ports.
class TallyTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final StepId STEP = new StepId("p", "s");

    private final Tally tally = new Tally();
    private Instant now = NOON;
    private final InstantSource clock = () -> now;

    @Test
    void noticesAreSummedByPipeline() {
        ObjectId object = new ObjectId("b", "k");
        tally.tell(new Notice.RunOpened("p", 1, 1, 5, 50, Duration.ZERO));
        tally.tell(new Notice.StepLoaded("p", 1, "s", 3, 30, 300));
        tally.tell(new Notice.StepLoaded("p", 1, "t", 1, 10, -1));
        tally.tell(new Notice.Quarantined(STEP, 1, object, "bad"));
        tally.tell(new Notice.RunClosed("p", 1, 3, 2, "expect"));
        tally.tell(new Notice.RunClosed("q", 1, 2, 2, ""));

        assertEquals(
                Map.of(
                        "p",
                        Map.of(
                                Figure.OBJECTS_PLANNED, 5.0,
                                Figure.OBJECTS_COMMITTED, 4.0,
                                Figure.BYTES_COMMITTED, 40.0,
                                Figure.ROWS_COMMITTED, 300.0,
                                Figure.SECONDS_SINCE_LAST_LOAD, 0.0,
                                Figure.OBJECTS_QUARANTINED, 1.0,
                                Figure.RUNS_FAILED, 1.0),
                        "q",
                        Map.of(Figure.RUNS_FAILED, 0.0)),
                tally.take());
        assertEquals(Map.of(), tally.take());
    }

    @Test
    void rowsThatWereSkippedAndFoldersThatAreLateAreFiguresOfTheirPipeline() {
        tally.tell(new Notice.RowsSkipped("p", 3, "s", 2, 1, "line 4: bad"));
        tally.tell(new Notice.RowsSkipped("p", 4, "s", 5, 1, "line 9: bad"));
        tally.tell(new Notice.RowsSkipped("q", 4, "s", -1, 0, "it was forgotten"));
        tally.tell(new Notice.Expected(STEP, "a/", NOON, 1, 0, true));
        tally.tell(new Notice.Expected(STEP, "b/", NOON, 3, 2, true));
        tally.tell(new Notice.Expected(STEP, "c/", NOON, 1, 1, false));

        assertEquals(
                Map.of(
                        "p", Map.of(Figure.ROWS_SKIPPED, 7.0, Figure.EXPECTED_MISSING, 2.0),
                        "q", Map.of(Figure.ROWS_SKIPPED, 0.0)),
                tally.take());
    }

    @Test
    void arrivalsAreCountedWhereTheyAreWrittenAndTheOldestGivesTheLag() {
        TalliedArrivals arrivals = new TalliedArrivals(new InMemoryArrivals(), tally, clock);
        arrivals.oldest(STEP, 10);
        assertEquals(Map.of("p", Map.of(Figure.OLDEST_PENDING_AGE, 0.0)), tally.take());

        arrivals.put(List.of(arrival("a", NOON.minusSeconds(90)), arrival("b", NOON.minusSeconds(30))));
        arrivals.oldest(STEP, 10);
        arrivals.oldest(new StepId("p", "empty"), 10);

        assertEquals(Map.of("p", Map.of(Figure.OBJECTS_RECORDED, 2.0, Figure.OLDEST_PENDING_AGE, 90.0)), tally.take());
    }

    @Test
    void aRunThatIsOpenHasAnAgeAndOneThatIsOverHasNone() {
        InMemoryRuns journal = new InMemoryRuns();
        TalliedRuns runs = new TalliedRuns(journal, tally, clock);
        PipelineState fresh = runs.pipeline("p");
        assertEquals(Map.of("p", Map.of(Figure.OLDEST_RUN_AGE, 0.0)), tally.take());

        Run run = Run.opened("p", 1, "files/", List.of(), false, NOON);
        runs.open(fresh, run, false);
        now = NOON.plusSeconds(60);
        runs.pipeline("p");
        Run seen = runs.run("p", 1).orElseThrow();
        assertEquals(Map.of("p", Map.of(Figure.OLDEST_RUN_AGE, 60.0)), tally.take());

        runs.close(seen, new Closing(List.of("s"), OptionalInt.empty(), false, false, ""));
        now = NOON.plusSeconds(3_600);
        runs.pipeline("p");
        assertEquals(
                Map.of("p", Map.of(Figure.OLDEST_RUN_AGE, 0.0, Figure.SECONDS_SINCE_LAST_LOAD, 3_600.0)), tally.take());
    }

    private static Arrival arrival(String key, Instant written) {
        return Arrival.fromEvent(STEP, new S3Object(new ObjectId("b", key), "0A", "e", "", 1, written));
    }
}
