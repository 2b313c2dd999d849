package io.windlass.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.journal.Arrival;
import io.windlass.journal.Backfill;
import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.S3Object;
import io.windlass.journal.StepId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a backfill records, how it goes on, and what becomes of it beside events.
class BackfillingTest {

    private static final StepId STEP = new StepId("p", "a");
    private static final String APPEND =
            "{\"step\": \"a\", \"copy\": \"t\", \"format\": \"csv\", \"from\": {\"prefix\": \"a/\"}%s}";

    private final BackfillGround ground = new BackfillGround("integer", APPEND.formatted(""));
    private final BackfillScope all = ground.scope("2000-01-01", "2030-01-01");

    private static Mark mark(String key, Mark.State state) {
        return new Mark(STEP, new ObjectId("data", key), state, 7, "00A1", "other etag", 3, "");
    }

    @Test
    void whatLiesInTheBucketBecomesArrivalsWithoutSequencerAndGeneration() {
        S3Object object = ground.put("a/x");
        ground.put("a/folder/");
        ground.bucket.put("a/empty/", new S3Object(new ObjectId("data", "a/empty/"), "", "e", "", 0, object.time()));
        ground.put("b/x");

        Backfill done = ground.backfill(all);

        List<Arrival> arrivals = ground.journal.arrivals().oldest(STEP, 10).arrivals();
        assertEquals(
                List.of("a/folder/", "a/x"),
                ground.waiting("a").stream().sorted().toList());
        assertTrue(arrivals.contains(new Arrival(STEP, object, 0)), arrivals::toString);
        assertTrue(arrivals.stream().allMatch(arrival -> arrival.key().listed()));
        assertEquals(Map.of("a", new Backfill.Count(2, 20, 0, 0, 1)), done.counts());
    }

    @Test
    void whoMovesOneThatIsPausedMeanwhileStopsAndNothingIsLost() {
        List.of("a/1", "a/2").forEach(ground::put);
        Backfilling backfilling = ground.backfilling();
        Backfill begun = assertInstanceOf(BackfillProgress.Moved.class, backfilling.begin(all))
                .now();

        BackfillChange paused = backfilling.pause(all.range(), "Ada", false);
        Backfill resting = begun.in(Backfill.State.PAUSED).by("Ada").next();
        assertEquals(new BackfillChange.Changed(resting), paused);
        assertEquals(new BackfillProgress.Paused(resting), backfilling.advance(all, begun, false));
        assertEquals(new BackfillProgress.Paused(resting), backfilling.begin(all));

        assertInstanceOf(BackfillChange.Changed.class, backfilling.resume(all.range(), "Bob", false));
        Backfill done = ground.backfill(all);
        assertEquals("Bob", done.who());
        assertEquals(
                List.of("a/1", "a/2"), ground.waiting("a").stream().sorted().toList());
        assertEquals(new BackfillChange.Unchanged(done), backfilling.resume(all.range(), "Bob", false));
        assertEquals(
                List.of("pause of a backfill by Ada", "resume of a backfill by Bob"),
                ground.notices.stream()
                        .filter(Notice.ByHand.class::isInstance)
                        .map(Notice.ByHand.class::cast)
                        .map(hand -> hand.action() + " by " + hand.who())
                        .toList());
    }

    @Test
    void anObjectThatARunHasDecidedAboutIsLeftAsItIs() {
        List.of("loaded", "quarantined", "undone", "new").forEach(name -> ground.put("a/" + name));
        ground.journal
                .marks()
                .write(List.of(
                        mark("a/loaded", Mark.State.LOADED),
                        mark("a/quarantined", Mark.State.QUARANTINED),
                        mark("a/undone", Mark.State.UNDONE)));

        assertEquals(
                Map.of("a", new Backfill.Count(4, 40, 3, 0, 1)),
                ground.backfill(all).counts());

        assertEquals(List.of("a/new"), ground.waiting("a"));
    }

    /// The mark was not there yet when the backfill looked.
    @Test
    void anArrivalOfABackfillIsDroppedWhereARunHasDecidedMeanwhile() {
        List.of("loaded", "quarantined", "undone").forEach(name -> ground.put("a/" + name));
        ground.backfill(all);
        ground.journal
                .marks()
                .write(List.of(
                        mark("a/loaded", Mark.State.LOADED),
                        mark("a/quarantined", Mark.State.QUARANTINED),
                        mark("a/undone", Mark.State.UNDONE)));

        assertEquals(List.of(), ground.load());
        assertEquals(List.of(), ground.waiting("a"));
        assertEquals(List.of(), ground.notices);
    }

    @Test
    void anObjectWithAnEventAndAListingIsLoadedOnce() {
        List.of("before", "between", "after").forEach(name -> ground.put("a/" + name));
        ground.tell("a/before", BackfillGround.WRITTEN.plusMillis(12));
        ground.backfill(all);
        ground.tell("a/between", BackfillGround.WRITTEN.plusMillis(12));

        assertEquals(
                List.of("a/after", "a/before", "a/between"),
                ground.load().stream().sorted().toList());

        Mark told = ground.journal
                .marks()
                .find(STEP, List.of(new ObjectId("data", "a/before")))
                .values()
                .iterator()
                .next();
        assertEquals("00A1", told.sequencer());
        List.of("before", "between", "after")
                .forEach(name -> ground.tell("a/" + name, BackfillGround.WRITTEN.plusMillis(12)));
        ground.backfill(all);
        assertEquals(List.of(), ground.load());
        assertEquals(List.of(), ground.waiting("a"));
        assertEquals(
                List.of(),
                ground.notices.stream()
                        .filter(Notice.Overwritten.class::isInstance)
                        .toList());
    }

    @Test
    void ofTwoListingsOfOneKeyTheLaterTellsWhatIsLoaded() {
        ground.put("a/x");
        ground.backfill(all);
        Instant later = BackfillGround.WRITTEN.plusSeconds(1);
        ground.bucket.put("a/x", new S3Object(new ObjectId("data", "a/x"), "", "newer", "", 99, later));
        ground.backfill(all);
        assertEquals(List.of("a/x", "a/x"), ground.waiting("a"));

        assertEquals(List.of("a/x"), ground.load());

        assertEquals(List.of(), ground.waiting("a"));
        assertEquals(
                "newer",
                ground.journal
                        .marks()
                        .find(STEP, List.of(new ObjectId("data", "a/x")))
                        .get(new ObjectId("data", "a/x"))
                        .etag());
    }

    @Test
    void whatComesInIsLoadedBeforeWhatLayThere() {
        BackfillGround small = new BackfillGround("integer", APPEND.formatted(", \"batch\": {\"maxFiles\": 2}"));
        List.of("old1", "old2", "old3", "old4").forEach(name -> small.put("a/" + name));
        small.backfill(small.scope("2000-01-01", "2030-01-01"));
        assertEquals(2, small.load().size());

        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 1; i <= 3; i++) {
            small.put("a/live" + i, now.plusSeconds(i));
            small.tell("a/live" + i, now.plusSeconds(i));
        }

        assertEquals(List.of("a/live1", "a/live2"), small.load());
        List<String> mixed = small.load();
        assertEquals("a/live3", mixed.getFirst());
        assertEquals(2, mixed.size(), mixed::toString);
        assertEquals(1, small.load().size());
        assertEquals(List.of(), small.load());
    }

    @Test
    void aBackfillHoldsWhileEnoughWaits() {
        IntStream.range(0, 4_000).forEach(i -> ground.put("a/%05d".formatted(i)));
        Backfilling backfilling = ground.backfilling();
        BackfillProgress progress = backfilling.begin(all);
        while (progress instanceof BackfillProgress.Moved(Backfill now)) {
            progress = backfilling.advance(all, now, true);
        }

        Backfill held = assertInstanceOf(BackfillProgress.Held.class, progress).now();
        assertEquals(3_000, ground.waiting("a").size());
        assertEquals("a/02999", held.after());

        assertEquals(1_000, ground.load().size());
        assertInstanceOf(BackfillProgress.Moved.class, backfilling.advance(all, held, true));
        assertEquals(3_000, ground.waiting("a").size());
    }

    @Test
    void onlyOneOfTwoMovesItAndOneThatRestsIsLeftAlone() {
        IntStream.range(0, 1_500).forEach(i -> ground.put("a/%05d".formatted(i)));
        Backfilling backfilling = ground.backfilling();
        Backfill begun = assertInstanceOf(BackfillProgress.Moved.class, backfilling.begin(all))
                .now();
        Backfill moved = assertInstanceOf(BackfillProgress.Moved.class, backfilling.advance(all, begun, true))
                .now();
        ground.put("a/00000a");

        assertInstanceOf(BackfillProgress.Beaten.class, backfilling.advance(all, begun, true));
        assertEquals(new BackfillProgress.Moved(moved), backfilling.begin(all));

        Backfill paused = moved.in(Backfill.State.PAUSED).next();
        assertTrue(ground.backfills.save(paused));
        assertEquals(new BackfillProgress.Paused(paused), backfilling.advance(all, moved, true));
        assertEquals(new BackfillProgress.Paused(paused), backfilling.begin(all));

        assertTrue(ground.backfills.save(paused.in(Backfill.State.UNDER_WAY).next()));
        assertEquals(1_500, ground.backfill(all).counts().get("a").objects());
    }

    @Test
    void oneThatIsRepeatedLooksAgain() {
        ground.put("a/1");
        ground.backfill(all);
        ground.load();
        ground.put("a/0");

        assertEquals(
                Map.of("a", new Backfill.Count(2, 20, 1, 0, 1)),
                ground.backfill(all).counts());

        assertEquals(List.of("a/0"), ground.load());
    }

    @Test
    void aKeyThatNobodyCanPlaceKeepsNoOtherBack() {
        List.of("1", "undecided", "2").forEach(name -> ground.put("a/" + name));

        assertEquals(
                Map.of("a", new Backfill.Count(2, 20, 0, 1, 1)),
                ground.backfill(all).counts());

        assertEquals(List.of(new Notice.Trouble("p", "step a: s3://data/a/undecided: it has no end")), ground.notices);
    }

    @Test
    void aPreviewCountsAndWritesNothing() {
        IntStream.range(0, 2_500).forEach(i -> ground.put("a/%05d".formatted(i)));
        ground.journal.marks().write(List.of(mark("a/00007", Mark.State.LOADED)));

        assertEquals(
                Map.of("a", new Backfill.Count(2_500, 25_000, 1, 0, 3)),
                ground.backfilling().preview(all));

        assertEquals(List.of(), ground.waiting("a"));
        assertTrue(ground.backfills.find(all.range()).isEmpty());
        assertEquals(
                Map.of("a", new Backfill.Count(2_500, 25_000, 1, 0, 3)),
                ground.backfill(all).counts());
    }
}
