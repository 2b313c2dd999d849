package io.windlass.local.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class SequencersTest {

    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

    @Test
    void theyGrowWhileTheClockStandsStill() {
        Sequencers sequencers = new Sequencers(InstantSource.fixed(NOON));
        String first = sequencers.next();
        assertEquals(18, first.length());
        assertTrue(sequencers.next().compareTo(first) > 0);
    }

    @Test
    void theyGrowOverARestart() {
        Sequencers before = new Sequencers(InstantSource.fixed(NOON));
        before.next();
        String last = before.next();
        String next = new Sequencers(InstantSource.fixed(NOON.plusMillis(1))).next();
        assertTrue(next.compareTo(last) > 0);
    }
}
