package io.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitsTest {

    private final List<Duration> slept = new ArrayList<>();

    @Test
    void onAwsTheyGrowToSomeSecondsAndAreShortAgainOnceSomethingMoves() {
        Waits waits = new Waits(Waits.LONGEST, slept::add);
        for (int look = 0; look < 20; look++) {
            waits.run();
        }
        assertEquals(Duration.ofMillis(100), slept.getFirst());
        assertEquals(Duration.ofMillis(150), slept.get(1));
        assertEquals(Waits.LONGEST, slept.getLast());
        assertEquals(slept.stream().reduce(Duration.ZERO, Duration::plus), waits.waited());

        waits.moved();
        assertEquals(Duration.ZERO, waits.waited());
        waits.run();
        assertEquals(Duration.ofMillis(100), slept.getLast());
    }

    @Test
    void anHourOfWaitingIsSomethingMoreThanAThousandLooks() {
        Waits waits = new Waits(Waits.LONGEST, slept::add);
        while (waits.waited().compareTo(Duration.ofHours(1)) < 0) {
            waits.run();
        }
        assertTrue(slept.size() < 1_250, () -> "looks: " + slept.size());
    }

    @Test
    void hereTheyStayShort() {
        Waits waits = new Waits(Waits.FIRST, slept::add);
        for (int look = 0; look < 20; look++) {
            waits.run();
        }
        assertTrue(slept.stream().allMatch(Waits.FIRST::equals), slept::toString);
        waits.seldom().run();
        assertEquals(Waits.FIRST, slept.getLast());
    }
}
