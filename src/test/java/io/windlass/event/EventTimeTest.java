package io.windlass.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimeTest {

    @Test
    void theFastWayReadsWhatTheJdkReads() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        for (int i = 0; i < 5_000; i++) {
            Instant instant = Instant.ofEpochMilli(random.nextLong(253_402_300_799_999L));
            String text = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")
                    .withZone(ZoneOffset.UTC)
                    .format(instant);

            assertEquals(Optional.of(instant), EventTime.parse(text), text);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-04T05:06:07Z, 2026-03-04T05:06:07Z",
        "2026-03-04T05:06:07.123456Z, 2026-03-04T05:06:07.123456Z",
        "2026-03-04T05:06:07.5+02:00, 2026-03-04T03:06:07.500Z",
        "1970-01-01T00:00:00.000Z, 1970-01-01T00:00:00Z"
    })
    void otherSpellingsAreRead(String text, Instant instant) {
        assertEquals(Optional.of(instant), EventTime.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "date",
                "2026-13-04T05:06:07.000Z",
                "2026-02-30T05:06:07.000Z",
                "2026-03-04T25:06:07.000Z",
                "2026-03-04T05:06:0x.000Z",
                "2026-03-04",
                "1969-12-31T23:59:59.999Z",
                "+10000-01-01T00:00:00Z",
                "-999999999-01-01T00:00:00Z",
                "1709528767"
            })
    void whatIsNoMomentIsNone(String text) {
        assertEquals(Optional.empty(), EventTime.parse(text));
    }
}
