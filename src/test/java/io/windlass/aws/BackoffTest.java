package io.windlass.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void givesUpAfterItsAttempts() {
        Backoff backoff = backoff(4, pauses::add);

        assertTrue(backoff.again(1));
        assertTrue(backoff.again(2));
        assertTrue(backoff.again(3));
        assertFalse(backoff.again(4));
        assertEquals(3, pauses.size());
    }

    @Test
    void waitsAnywhereUpToTwiceAsLongEachTime() {
        Backoff backoff = backoff(100, pauses::add);
        for (int failed : List.of(1, 2, 3, 20, 99)) {
            pauses.clear();
            for (int i = 0; i < 2_000; i++) {
                assertTrue(backoff.again(failed));
            }
            long longest = Math.min(1_000, 100L << Math.min(failed - 1, 10));
            long most = pauses.stream().mapToLong(Duration::toMillis).max().orElseThrow();
            long least = pauses.stream().mapToLong(Duration::toMillis).min().orElseThrow();
            assertTrue(most <= longest && most > longest * 0.95, "longest of attempt " + failed + ": " + most);
            assertTrue(least < longest * 0.05, "shortest of attempt " + failed + ": " + least);
        }
    }

    @Test
    void stopsWhenItsThreadIsToStop() {
        Backoff backoff = backoff(4, duration -> {
            throw new InterruptedException();
        });

        assertFalse(backoff.again(1));
        assertTrue(Thread.interrupted());
    }

    @Test
    void refusesNonsense() {
        Random random = new Random(1);
        Duration second = Duration.ofSeconds(1);
        assertThrows(IllegalArgumentException.class, () -> new Backoff(second, Duration.ZERO, 1, random, pauses::add));
        assertThrows(IllegalArgumentException.class, () -> new Backoff(second, second, 0, random, pauses::add));
    }

    private static Backoff backoff(int attempts, Pause pause) {
        return new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), attempts, new Random(7), pause);
    }
}
