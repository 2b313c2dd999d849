package io.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeterTest {

    private final StringWriter said = new StringWriter();
    private long nanos;

    private Meter meter(Meter.Manner manner) {
        return new Meter(new PrintWriter(said, true), "loading", manner, () -> nanos);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    @Test
    void inAPipeALineIsWrittenNowAndThenAndNothingThatControlsATerminal() {
        try (Meter meter = meter(Meter.Manner.LINES)) {
            for (int second = 1; second <= 60; second++) {
                pass(Duration.ofSeconds(1));
                meter.at(new Meter.Reached(second, 120, second * 1_500_000L, second * 1_000L));
            }
        }

        assertEquals(6, said.toString().lines().count(), said.toString());
        assertEquals(
                "loading: 10 of 120 objects, 15.0 MB, 1,000 rows/s, 10 s, about 1 min 50 s left",
                said.toString().lines().findFirst().orElseThrow());
        assertFalse(said.toString().contains("\r") || said.toString().contains("\u001B"));
    }

    @Test
    void onATerminalOneLineIsWrittenOverAndGoesWhenItIsDone() {
        try (Meter meter = meter(Meter.Manner.LIVE)) {
            meter.at(new Meter.Reached(0, 4, 0, 0));
            pass(Duration.ofMillis(20));
            meter.at(new Meter.Reached(1, 4, 0, 0));
            pass(Duration.ofSeconds(2));
            meter.at(new Meter.Reached(2, 4, 999, 0));
        }

        assertEquals(
                "\r\u001B[2K[                    ] loading: 0 of 4 objects, 0 s"
                        + "\r\u001B[2K[##########          ] loading: 2 of 4 objects, 999 B, 2 s, about 2 s left"
                        + "\r\u001B[2K",
                said.toString());
    }

    @Test
    void whatIsNotKnownIsNotShown() {
        Meter meter = meter(Meter.Manner.LINES);
        pass(Duration.ofHours(3));
        meter.at(new Meter.Reached(1, 0, 2_000_000_000_000L, 0));

        assertEquals("loading: 1 object, 2.0 TB, 3 h", said.toString().strip());
    }

    @Test
    void quietIsQuiet() {
        try (Meter meter = meter(Meter.Manner.QUIET)) {
            pass(Duration.ofHours(1));
            meter.at(new Meter.Reached(1, 2, 3, 4));
        }

        assertEquals("", said.toString());
    }

    @Test
    void aLineIsWrittenOverOnlyOnATerminalThatCanAndWithoutNoColor() {
        Map<String, String> xterm = Map.of("TERM", "xterm");
        assertEquals(Meter.Manner.LIVE, MeterOption.manner(false, true, xterm));
        assertEquals(Meter.Manner.LINES, MeterOption.manner(false, false, xterm));
        assertEquals(Meter.Manner.LINES, MeterOption.manner(false, true, Map.of("TERM", "dumb")));
        assertEquals(Meter.Manner.LINES, MeterOption.manner(false, true, Map.of("TERM", "xterm", "NO_COLOR", "1")));
        assertEquals(Meter.Manner.LIVE, MeterOption.manner(false, true, Map.of("TERM", "xterm", "NO_COLOR", "")));
        assertEquals(Meter.Manner.QUIET, MeterOption.manner(true, true, xterm));
        assertEquals("1 d 1 h", Words.age(Duration.ofHours(25)));
    }
}
