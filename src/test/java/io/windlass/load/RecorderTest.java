package io.windlass.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.event.EventItem;
import io.windlass.event.Place;
import io.windlass.journal.Arrival;
import io.windlass.journal.ObjectId;
import io.windlass.journal.S3Object;
import io.windlass.journal.StepId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecorderTest {

    private static final StepId HITS = new StepId("hits", "copy");
    private static final StepId COPIES = new StepId("archive", "copy");

    private final List<Notice> notices = new ArrayList<>();

    @Test
    void everyObjectBecomesAnArrivalOfEachStepThatTakesIt() {
        BlindArrivals arrivals = BlindArrivals.accepting();

        RecordOutcome outcome =
                recorder(arrivals).record(List.of(created("both/a", "01", "m0"), created("hits/b", "02", "m1")));

        assertEquals(
                List.of(List.of(
                        Arrival.fromEvent(HITS, object("both/a", "01")),
                        Arrival.fromEvent(COPIES, object("both/a", "01")),
                        Arrival.fromEvent(HITS, object("hits/b", "02")))),
                arrivals.puts());
        assertEquals(new RecordOutcome(3, new LinkedHashMap<>(), List.of(), List.of()), outcome);
        assertTrue(outcome.complete());
        assertEquals(List.of(new Notice.Recorded(3)), notices);
    }

    @Test
    void theSameArrivalTwiceIsWrittenOnce() {
        BlindArrivals arrivals = BlindArrivals.accepting();
        S3Object otherTag = new S3Object(new ObjectId("data", "hits/a"), "01", "other", "", 5, Instant.EPOCH);

        RecordOutcome outcome = recorder(arrivals)
                .record(List.of(
                        created("hits/a", "01", "m0"),
                        created("hits/a", "01", "m1"),
                        new EventItem.Created(otherTag, place("m2")),
                        created("hits/a", "02", "m3")));

        assertEquals(2, outcome.recorded());
        assertEquals(
                List.of(List.of(
                        Arrival.fromEvent(HITS, object("hits/a", "01")),
                        Arrival.fromEvent(HITS, object("hits/a", "02")))),
                arrivals.puts());
    }

    @Test
    void whatLeadsToNoArrivalIsCountedByKind() {
        BlindArrivals arrivals = BlindArrivals.accepting();
        List<EventItem> items = new ArrayList<>(List.of(
                new EventItem.Removed(Place.EVENT),
                new EventItem.Removed(Place.EVENT),
                new EventItem.TestMessage(Place.EVENT),
                new EventItem.Created(
                        new S3Object(new ObjectId("data", "hits/"), "01", "", "", 0, Instant.EPOCH), Place.EVENT),
                created("elsewhere/a", "01", "m"),
                created("hits/series/a", "01", "m"),
                new EventItem.Created(
                        new S3Object(new ObjectId("foreign", "hits/a"), "01", "", "", 1, Instant.EPOCH), Place.EVENT)));
        Arrays.stream(EventItem.Kind.values()).forEach(kind -> items.add(new EventItem.Other(kind, Place.EVENT)));

        RecordOutcome outcome = recorder(arrivals).record(items);

        Map<String, Integer> expected = Map.ofEntries(
                Map.entry("removed", 2),
                Map.entry("test message", 1),
                Map.entry("folder marker", 1),
                Map.entry("unmatched key", 1),
                Map.entry("unmatched key: no value of its series", 1),
                Map.entry("foreign bucket", 1),
                Map.entry("restore", 1),
                Map.entry("replication", 1),
                Map.entry("lifecycle", 1),
                Map.entry("tiering", 1),
                Map.entry("tagging", 1),
                Map.entry("access control", 1),
                Map.entry("lost object", 1),
                Map.entry("unknown kind", 1));
        assertEquals(expected, outcome.ignored());
        assertTrue(outcome.complete());
        assertEquals(List.of(), arrivals.puts());
        assertEquals(List.of(new Notice.Ignored(expected)), notices);
    }

    @Test
    void removalsAreWrittenDownWhereTheyAreWanted() {
        BlindArrivals arrivals = BlindArrivals.accepting();
        Recorder recorder = new Recorder(RecorderTest::destination, arrivals, true, notices::add);
        S3Object gone = object("hits/a", "02");
        List<EventItem> items = List.of(
                new EventItem.Removed(Optional.of(gone), false, Place.EVENT),
                new EventItem.Removed(Optional.of(object("hits/b", "03")), true, Place.EVENT),
                new EventItem.Removed(Optional.of(object("hits/c", "")), false, Place.EVENT),
                new EventItem.Removed(Optional.of(object("elsewhere/a", "01")), false, Place.EVENT),
                new EventItem.Removed(Place.EVENT));

        RecordOutcome outcome = recorder.record(items);

        assertEquals(
                List.of(List.of(
                        new Arrival(HITS, gone, 0, Arrival.Kind.REMOVED),
                        new Arrival(HITS, object("hits/b", "03"), 0, Arrival.Kind.HIDDEN))),
                arrivals.puts());
        assertEquals(2, outcome.recorded());
        assertEquals(Map.of("removed", 3), outcome.ignored());
        assertTrue(outcome.complete());
    }

    @Test
    void anEmptyFileIsAFile() {
        BlindArrivals arrivals = BlindArrivals.accepting();
        S3Object empty = new S3Object(new ObjectId("data", "hits/empty"), "01", "", "", 0, Instant.EPOCH);

        assertEquals(
                1,
                recorder(arrivals)
                        .record(List.of(new EventItem.Created(empty, Place.EVENT)))
                        .recorded());
    }

    @Test
    void whatIsUnreadableStopsNothingElse() {
        EventItem.Unreadable bad = new EventItem.Unreadable(place("m0"), "is broken");

        RecordOutcome outcome = recorder(BlindArrivals.accepting()).record(List.of(bad, created("hits/a", "01", "m1")));

        assertEquals(1, outcome.recorded());
        assertEquals(List.of(bad), outcome.unreadable());
        assertFalse(outcome.complete());
        assertEquals(Set.of("m0"), outcome.failedMessages());
        assertEquals(List.of("at m0: is broken"), outcome.complaints());
        assertEquals(List.of(), outcome.complaintsOutsideMessages());
        assertEquals(List.of(new Notice.Recorded(1), new Notice.RecordRefused("at m0", "is broken")), notices);
    }

    @Test
    void everyMessageOfAnUnwrittenArrivalFails() {
        BlindArrivals arrivals =
                BlindArrivals.accepting(arrival -> !arrival.object().id().key().equals("hits/a"));

        RecordOutcome outcome = recorder(arrivals)
                .record(List.of(
                        created("hits/a", "01", "m0"), created("hits/b", "01", "m1"), created("hits/a", "01", "m2")));

        assertEquals(1, outcome.recorded());
        assertEquals(
                List.of(new RecordOutcome.Unwritten(
                        Arrival.fromEvent(HITS, object("hits/a", "01")), List.of(place("m0"), place("m2")))),
                outcome.unwritten());
        assertEquals(List.of("m0", "m2"), List.copyOf(outcome.failedMessages()));
        assertEquals(
                List.of(
                        "at m0: could not be written to the journal for hits#copy",
                        "at m2: could not be written to the journal for hits#copy"),
                outcome.complaints());
        assertEquals(
                List.of(
                        new Notice.Recorded(1),
                        new Notice.Trouble("hits", "1 arrivals could not be written to the journal")),
                notices);
    }

    private Recorder recorder(BlindArrivals arrivals) {
        return new Recorder(RecorderTest::destination, arrivals, notices::add);
    }

    private static Destinations.Destination destination(String bucket, String key) {
        if (!bucket.equals("data")) {
            return new Destinations.Destination.ForeignBucket();
        }
        if (key.startsWith("both/")) {
            return new Destinations.Destination.To(List.of(HITS, COPIES));
        }
        if (key.startsWith("hits/series/")) {
            return new Destinations.Destination.OutOfSeries();
        }
        return key.startsWith("hits/")
                ? new Destinations.Destination.To(List.of(HITS))
                : new Destinations.Destination.Unmatched();
    }

    private static EventItem created(String key, String sequencer, String message) {
        return new EventItem.Created(object(key, sequencer), place(message));
    }

    private static S3Object object(String key, String sequencer) {
        return new S3Object(new ObjectId("data", key), sequencer, "e", "", 5, Instant.EPOCH);
    }

    private static Place place(String message) {
        return new Place("at " + message, Optional.of(message));
    }
}
