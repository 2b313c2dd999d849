package io.windlass.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.journal.Arrival;
import io.windlass.journal.ObjectId;
import io.windlass.journal.S3Object;
import io.windlass.journal.StepId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemovalsTest {

    private static final ObjectId ID = new ObjectId("data", "s/1");

    private static Arrival arrival(Arrival.Kind kind, String sequencer, String version, long generation) {
        S3Object object = new S3Object(ID, sequencer, "etag", version, 1, Instant.EPOCH);
        return new Arrival(new StepId("p", "s"), object, generation, kind);
    }

    private static Arrival written(String sequencer, String version) {
        return arrival(Arrival.Kind.WRITTEN, sequencer, version, 0);
    }

    private static Arrival removed(String sequencer, String version) {
        return arrival(Arrival.Kind.REMOVED, sequencer, version, 0);
    }

    private static Arrival hidden(String sequencer, String version) {
        return arrival(Arrival.Kind.HIDDEN, sequencer, version, 0);
    }

    private static List<Arrival> left(Arrival... arrivals) {
        Removals removals = Removals.of(Arrays.asList(arrivals));
        assertEquals(
                arrivals.length,
                removals.left().size()
                        + removals.gone().size()
                        + removals.removals().size());
        return removals.left();
    }

    @Test
    void aWriteThatWasRemovedLaterIsGoneWhateverCameFirst() {
        assertEquals(List.of(), left(written("01", ""), removed("02", "")));
        assertEquals(List.of(), left(removed("02", ""), written("01", "")));
        assertEquals(List.of(), left(removed("02", "")));
    }

    @Test
    void aWriteAfterTheRemovalStays() {
        Arrival again = written("03", "");

        assertEquals(List.of(again), left(written("01", ""), removed("02", ""), again));
        assertEquals(List.of(again), left(again, removed("02", "")));
    }

    @Test
    void sequencersArePaddedOnTheRight() {
        assertEquals(List.of(), left(written("0055AED6", ""), removed("0055AED601", "")));
        Arrival later = written("0055AED602", "");
        assertEquals(List.of(later), left(later, removed("0055AED6", "")));
        Arrival same = written("0055AED6", "");
        assertEquals(List.of(same), left(same, removed("0055AED600", "")));
    }

    @Test
    void whatAListingFoundOrSomebodyReleasedStays() {
        Arrival listed = written("", "");
        Arrival released = arrival(Arrival.Kind.WRITTEN, "01", "", 2);

        assertEquals(List.of(listed, released), left(listed, released, removed("02", "")));
    }

    @Test
    void theRemovalOfAVersionTakesThatOneAlone() {
        Arrival first = written("01", "v1");
        Arrival second = written("02", "v2");

        assertEquals(List.of(second), left(first, second, removed("03", "v1")));
        assertEquals(List.of(first), left(first, second, removed("03", "v2")));
        assertEquals(List.of(first, second), left(first, second, removed("03", "")));
    }

    @Test
    void aDeleteMarkerHidesAllVersionsBeforeIt() {
        Arrival later = written("04", "v4");

        assertEquals(List.of(later), left(written("01", "v1"), written("02", "v2"), hidden("03", "m"), later));
    }

    @Test
    void aDeleteMarkerThatIsRemovedHidesNothing() {
        Arrival write = written("01", "v1");

        assertEquals(List.of(write), left(write, hidden("02", "m"), removed("03", "m")));
        assertEquals(List.of(), left(write, hidden("02", "m"), removed("03", "m"), hidden("04", "n")));
        assertEquals(List.of(write), left(write, hidden("02", "")), "whose marker nobody could tell removed");
    }
}
