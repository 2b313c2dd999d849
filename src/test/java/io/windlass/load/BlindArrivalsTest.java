package io.windlass.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.windlass.journal.Arrival;
import io.windlass.journal.ObjectId;
import io.windlass.journal.S3Object;
import io.windlass.journal.StepId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlindArrivalsTest {

    private static final StepId STEP = new StepId("p", "s");

    @Test
    void keepsWhatWasOfferedAndReturnsWhatItDidNotTake() {
        BlindArrivals arrivals =
                BlindArrivals.accepting(arrival -> !arrival.object().id().key().equals("b"));

        assertEquals(List.of(arrival("b", "e1")), arrivals.put(List.of(arrival("a", "e1"), arrival("b", "e1"))));
        assertEquals(List.of(List.of(arrival("a", "e1"), arrival("b", "e1"))), arrivals.puts());
    }

    @Test
    void refusesAPutThatNamesAnItemTwice() {
        BlindArrivals arrivals = BlindArrivals.accepting();

        assertThrows(
                IllegalArgumentException.class, () -> arrivals.put(List.of(arrival("a", "e1"), arrival("a", "e2"))));
    }

    @Test
    void failsWhoeverReadsOrDeletes() {
        BlindArrivals arrivals = BlindArrivals.accepting();

        assertThrows(AssertionError.class, () -> arrivals.oldest(STEP, 1));
        assertThrows(AssertionError.class, () -> arrivals.delete(STEP, Map.of()));
    }

    private static Arrival arrival(String key, String etag) {
        return Arrival.fromEvent(STEP, new S3Object(new ObjectId("data", key), "01", etag, "", 1, Instant.EPOCH));
    }
}
