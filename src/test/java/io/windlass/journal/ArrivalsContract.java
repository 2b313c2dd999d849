package io.windlass.journal;

import static io.windlass.journal.JournalSamples.freshStep;
import static io.windlass.journal.JournalSamples.hostileKeys;
import static io.windlass.journal.JournalSamples.id;
import static io.windlass.journal.JournalSamples.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every keeper of arrivals does.
public abstract class ArrivalsContract {

    private final StepId step = freshStep();
    private Arrivals arrivals;

    protected abstract Arrivals arrivals();

    @BeforeEach
    void setUp() {
        arrivals = arrivals();
    }

    @Test
    void keepsEverythingOfAnArrival() {
        S3Object object = new S3Object(id("a/b.json"), "0055AE", "d41d8", "v1", 5L << 40, Instant.ofEpochMilli(7));
        Arrival arrival = new Arrival(step, object, 3);

        assertEquals(List.of(), arrivals.put(List.of(arrival)));

        assertEquals(new Arrivals.Pending(List.of(arrival), true), arrivals.oldest(step, 10));
    }

    @Test
    void keepsWhatIsARemoval() {
        List<Arrival> arrivals = List.of(
                new Arrival(step, object("k", 1, "0A"), 0, Arrival.Kind.WRITTEN),
                new Arrival(step, object("k", 2, "0B"), 0, Arrival.Kind.HIDDEN),
                new Arrival(step, object("k", 3, "0C"), 0, Arrival.Kind.REMOVED));

        assertEquals(List.of(), this.arrivals.put(arrivals));
        assertEquals(arrivals, all());

        this.arrivals.delete(step, Map.of(id("k"), List.of(arrivals.get(1).key())));
        assertEquals(List.of(arrivals.get(0), arrivals.get(2)), all());
    }

    @Test
    void keepsAnArrivalOfWhichLittleIsKnown() {
        Arrival arrival = Arrival.fromEvent(step, new S3Object(id("k"), "", "", "", 0, Instant.EPOCH));

        assertEquals(List.of(), arrivals.put(List.of(arrival)));

        assertEquals(List.of(arrival), all());
    }

    @Test
    void knowsNothingOfAStepThatNeverSawAnArrival() {
        assertEquals(new Arrivals.Pending(List.of(), true), arrivals.oldest(step, 10));
    }

    @Test
    void takesNothing() {
        assertEquals(List.of(), arrivals.put(List.of()));
        arrivals.delete(step, Map.of());
        arrivals.delete(step, Map.of(id("k"), List.of()));
    }

    @Test
    void keepsTheSameArrivalOnce() {
        Arrival arrival = Arrival.fromEvent(step, object("k", 1));

        arrivals.put(List.of(arrival));
        arrivals.put(List.of(arrival));

        assertEquals(List.of(arrival), all());
    }

    @Test
    void takesDuplicatesInOneCall() {
        Arrival arrival = Arrival.fromEvent(step, object("k", 1));
        Arrival other = Arrival.fromEvent(step, object("l", 2));

        assertEquals(List.of(), arrivals.put(List.of(arrival, other, arrival, arrival)));

        assertEquals(List.of(arrival, other), all());
    }

    @Test
    void tellsTwoWritesOfOneMillisecondByTheirSequencers() {
        Arrival first = Arrival.fromEvent(step, object("k", 1, "0A"));
        Arrival second = Arrival.fromEvent(step, object("k", 1, "0B"));

        arrivals.put(List.of(first, second));

        assertEquals(Set.of(first, second), new HashSet<>(all()));
    }

    @Test
    void tellsGenerationsOfOneWriteApart() {
        S3Object object = object("k", 1);
        List<Arrival> generations = IntStream.range(0, 12)
                .mapToObj(generation -> new Arrival(step, object, generation))
                .toList();

        arrivals.put(generations);
        arrivals.delete(step, Map.of(object.id(), List.of(generations.get(0).key())));

        assertEquals(new HashSet<>(generations.subList(1, 12)), new HashSet<>(all()));
    }

    @Test
    void keepsStepsApart() {
        StepId other = new StepId(step.pipeline(), "songs");
        StepId sameNameElsewhere = freshStep();
        Arrival here = Arrival.fromEvent(step, object("k", 1));
        Arrival there = Arrival.fromEvent(other, object("k", 1));

        arrivals.put(List.of(here, there));
        arrivals.delete(other, Map.of(id("k"), List.of(there.key())));

        assertEquals(List.of(here), all());
        assertEquals(List.of(), arrivals.oldest(other, 10).arrivals());
        assertEquals(List.of(), arrivals.oldest(sameNameElsewhere, 10).arrivals());
    }

    @Test
    void findsThousandOldestFirst() {
        List<Arrival> thousand = arrived(1_000);

        assertEquals(List.of(), arrivals.put(thousand));
        Arrivals.Pending pending = arrivals.oldest(step, 5_000);

        assertTrue(pending.complete());
        assertEquals(byTime(thousand), pending.arrivals());
    }

    @Test
    void findsOnlySoManyAndSaysWhetherThatWasAll() {
        List<Arrival> sorted = byTime(arrived(200));
        arrivals.put(sorted);

        for (int atMost : List.of(0, 1, 7, 8, 9, 100, 199)) {
            assertEquals(new Arrivals.Pending(sorted.subList(0, atMost), false), arrivals.oldest(step, atMost));
        }
        assertEquals(new Arrivals.Pending(sorted, true), arrivals.oldest(step, 200));
        assertEquals(new Arrivals.Pending(sorted, true), arrivals.oldest(step, Integer.MAX_VALUE));
    }

    @Test
    void findsTheOldestOfOneObjectWrittenAgainAndAgain() {
        List<Arrival> writes = IntStream.range(0, 60)
                .mapToObj(i -> Arrival.fromEvent(step, object("same", i, "%04X".formatted(i))))
                .toList();

        arrivals.put(writes.reversed());

        assertEquals(new Arrivals.Pending(writes.subList(0, 50), false), arrivals.oldest(step, 50));
    }

    @Test
    void ordersByTimeHoweverManyDigitsItHas() {
        List<Arrival> sorted = IntStream.of(0, 9, 10, 999, 1_000, 1_000_000_000)
                .mapToObj(millis -> new S3Object(id("k" + millis), "", "", "", 0, Instant.EPOCH.plusMillis(millis)))
                .map(object -> Arrival.fromEvent(step, object))
                .toList();

        arrivals.put(sorted.reversed());

        assertEquals(sorted, all());
    }

    @Test
    void whatAListingFoundComesAfterAllThatEventsTold() {
        List<Arrival> told = List.of(
                Arrival.fromEvent(step, object("late", 9_000, "0A")),
                new Arrival(
                        step,
                        new S3Object(
                                id("released"),
                                "",
                                "",
                                "",
                                1,
                                object("any", 9_001).time()),
                        1));
        List<Arrival> listed = List.of(
                Arrival.fromEvent(step, new S3Object(id("oldest"), "", "e", "", 1, Instant.ofEpochMilli(-5))),
                Arrival.fromEvent(step, new S3Object(id("old"), "", "e", "", 1, Instant.ofEpochMilli(8))),
                Arrival.fromEvent(
                        step,
                        new S3Object(
                                id("late"), "", "e", "", 1, object("any", 9_000).time())));

        arrivals.put(listed.reversed());
        arrivals.put(told.reversed());

        assertEquals(Stream.concat(told.stream(), listed.stream()).toList(), all());
        assertEquals(new Arrivals.Pending(told, false), arrivals.oldest(step, 2));

        arrivals.delete(step, Map.of(id("late"), List.of(listed.getLast().key())));
        arrivals.delete(step, Map.of(id("oldest"), List.of(listed.getFirst().key())));

        assertEquals(List.of(told.getFirst(), told.getLast(), listed.get(1)), all());
    }

    @Test
    void deletesExactlyTheNamedKeys() {
        Arrival first = Arrival.fromEvent(step, object("k", 1, "0A"));
        Arrival second = Arrival.fromEvent(step, object("k", 2, "0B"));
        Arrival released = new Arrival(step, second.object(), 1);
        Arrival other = Arrival.fromEvent(step, object("l", 1, "0A"));
        arrivals.put(List.of(first, second, released, other));

        arrivals.delete(step, Map.of(id("k"), List.of(first.key(), second.key())));

        assertEquals(Set.of(released, other), new HashSet<>(all()));
    }

    @Test
    void deletesWhatIsGoneAlready() {
        Arrival arrival = Arrival.fromEvent(step, object("k", 1));
        arrivals.put(List.of(arrival));

        for (int i = 0; i < 3; i++) {
            arrivals.delete(step, Map.of(id("k"), List.of(arrival.key(), arrival.key())));
        }

        assertEquals(List.of(), all());
    }

    @Test
    void deletesThousand() {
        List<Arrival> thousand = arrived(1_000);
        arrivals.put(thousand);
        Map<ObjectId, List<Arrival.Key>> keys = thousand.stream()
                .skip(1)
                .collect(Collectors.toMap(arrival -> arrival.object().id(), arrival -> List.of(arrival.key())));

        arrivals.delete(step, keys);

        assertEquals(List.of(thousand.get(0)), all());
    }

    @Test
    void keepsHostileKeysAsTheyAre() {
        List<Arrival> hostile = new ArrayList<>();
        for (String key : hostileKeys()) {
            hostile.add(Arrival.fromEvent(step, object(key, hostile.size())));
        }

        assertEquals(List.of(), arrivals.put(hostile));
        assertEquals(hostile, all());

        arrivals.delete(
                step,
                Map.of(hostile.get(0).object().id(), List.of(hostile.get(0).key())));
        assertEquals(hostile.subList(1, hostile.size()), all());
    }

    @Test
    void keepsWhatManyPutAtOnce() {
        List<Arrival> many = arrived(400);

        IntStream.range(0, 8)
                .parallel()
                .forEach(i -> assertEquals(List.of(), arrivals.put(many.subList(i * 40, i * 40 + 120))));

        assertEquals(byTime(many), all());
    }

    @Test
    void keepsBucketAndKeyApart() {
        Arrival left = Arrival.fromEvent(step, in(new ObjectId("ab", "c")));
        Arrival right = Arrival.fromEvent(step, in(new ObjectId("a", "bc")));

        arrivals.put(List.of(left, right));

        assertEquals(Set.of(left, right), new HashSet<>(all()));
    }

    @Test
    void showsAnArrivalToTheNextReader() {
        for (int i = 0; i < 20; i++) {
            arrivals.put(List.of(Arrival.fromEvent(step, object("k" + i, i))));
            assertEquals(i + 1, all().size());
        }
        assertFalse(arrivals.oldest(step, 19).complete());
    }

    private List<Arrival> all() {
        Arrivals.Pending pending = arrivals.oldest(step, 10_000);
        assertTrue(pending.complete());
        return pending.arrivals();
    }

    /// Arrivals whose order of time has nothing to do with that of their keys or of the list.
    private List<Arrival> arrived(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Arrival.fromEvent(step, object("data/" + i + ".json", (i * 7_919L) % 10_007)))
                .toList();
    }

    private static List<Arrival> byTime(List<Arrival> arrivals) {
        return arrivals.stream()
                .sorted(Comparator.comparing(arrival -> arrival.object().time()))
                .toList();
    }

    private static S3Object in(ObjectId id) {
        return new S3Object(id, "0A", "etag", "", 1, JournalSamples.START);
    }
}
