package io.windlass.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.journal.Arrival;
import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.S3Object;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Objects whose removal is heard of before and after they are loaded.
class RemovedTest {

    private static final ObjectId OBJECT = new ObjectId("data", "s/1");

    private final SlowWarehouse warehouse = new SlowWarehouse(0, batch -> SlowWarehouse.Ending.finished(List.of()));
    private final PlayedRun run = new PlayedRun(warehouse, ", \"format\": \"csv\"");

    private void hear(Arrival.Kind kind, String sequencer, String etag) {
        S3Object object = new S3Object(OBJECT, sequencer, etag, "", 1, Instant.parse("2026-01-01T00:00:00Z"));
        assertEquals(List.of(), run.journal.arrivals().put(List.of(new Arrival(PlayedRun.STEP, object, 0, kind))));
    }

    private Optional<Mark> mark() {
        return Optional.ofNullable(
                run.journal.marks().find(PlayedRun.STEP, List.of(OBJECT)).get(OBJECT));
    }

    private int waiting() {
        return run.journal.arrivals().oldest(PlayedRun.STEP, 10).arrivals().size();
    }

    @Test
    void whatWasRemovedBeforeItsRunIsDroppedWithoutALoadThatFails() {
        hear(Arrival.Kind.WRITTEN, "0A", "one");
        hear(Arrival.Kind.REMOVED, "0A01", "");

        assertEquals(new PlanOutcome.Nothing(List.of()), run.plan());

        assertEquals(0, warehouse.calls());
        assertEquals(0, waiting());
        assertEquals(Optional.empty(), mark());
        assertEquals(List.of(new Notice.Gone(PlayedRun.STEP, OBJECT, "0A")), run.notices);
    }

    @Test
    void othersOfTheSameRunAreLoaded() {
        hear(Arrival.Kind.WRITTEN, "0A", "one");
        hear(Arrival.Kind.REMOVED, "0B", "");
        run.arrive("2", "3");

        run.toTheEnd();

        assertEquals(2, run.told(Notice.StepLoaded.class).getFirst().files());
        assertEquals(List.of(), run.quarantined());
        assertEquals(Optional.empty(), mark());
    }

    @Test
    void aWriteAfterTheRemovalIsANewObject() {
        hear(Arrival.Kind.REMOVED, "0B", "");
        hear(Arrival.Kind.WRITTEN, "0A", "one");
        assertInstanceOf(PlanOutcome.Nothing.class, run.plan());

        hear(Arrival.Kind.WRITTEN, "0C", "two");
        run.toTheEnd();

        assertEquals(Mark.State.LOADED, mark().orElseThrow().state());
        assertEquals("0C", mark().orElseThrow().sequencer());
    }

    @Test
    void whatIsLoadedStaysLoadedWhenItIsRemoved() {
        hear(Arrival.Kind.WRITTEN, "0A", "one");
        run.toTheEnd();
        Mark loaded = mark().orElseThrow();
        int calls = warehouse.calls();

        hear(Arrival.Kind.REMOVED, "0B", "");
        assertEquals(new PlanOutcome.Nothing(List.of()), run.plan());

        assertEquals(Optional.of(loaded), mark());
        assertEquals(calls, warehouse.calls());
        assertEquals(0, waiting());
        assertEquals(List.of(), run.told(Notice.Gone.class), "it was no object that waited");
    }

    @Test
    void aRemovalDuringTheRunNeitherBlocksNorChangesIt() {
        hear(Arrival.Kind.WRITTEN, "0A", "one");
        assertInstanceOf(PlanOutcome.Opened.class, run.plan());
        hear(Arrival.Kind.REMOVED, "0B", "");
        SettleOutcome settled = run.settle();
        for (int tick = 0; tick < 100 && !(settled instanceof SettleOutcome.Closed); tick++) {
            settled = run.settle();
        }

        assertEquals(Mark.State.LOADED, mark().orElseThrow().state());
        assertEquals(1, waiting(), "the removal waits for the next plan");
        assertEquals(new PlanOutcome.Nothing(List.of()), run.plan());
        assertEquals(0, waiting());
    }

    @Test
    void aReleaseIsNotTakenBackByARemoval() {
        S3Object object = new S3Object(OBJECT, "0A", "one", "", 1, Instant.EPOCH);
        run.journal.arrivals().put(List.of(new Arrival(PlayedRun.STEP, object, 1)));
        hear(Arrival.Kind.REMOVED, "0B", "");

        assertTrue(run.plan() instanceof PlanOutcome.Opened);
        assertEquals(1, waiting(), "the removal is gone, the release is in the run");
    }
}
