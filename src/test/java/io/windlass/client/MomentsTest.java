package io.windlass.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Days and times in all the forms that applications and warehouses write.
class MomentsTest {

    @Test
    void readsPointsInTimeInUtc() {
        OffsetDateTime expected = OffsetDateTime.of(2024, 1, 2, 3, 4, 5, 0, ZoneOffset.UTC);
        List<Object> forms = List.of(
                "2024-01-02 03:04:05",
                "2024-01-02T03:04:05Z",
                "2024-01-02 03:04:05+00",
                "2024-01-02 03:04:05 +00:00",
                "2024-01-02 05:04:05+02",
                "2024-01-02T08:34:05+05:30",
                "2024-01-01 22:04:05-05",
                expected,
                expected.toInstant(),
                expected.atZoneSameInstant(ZoneId.of("Europe/Paris")));
        forms.forEach(form -> assertEquals(Optional.of(expected), Moments.zonedMoment(form), form.toString()));
        assertEquals("2024-01-02 03:04:05+00:00", Moments.text(expected));
    }

    @Test
    void readsWhatItsOwnTypesWrite() {
        OffsetTime clock = OffsetTime.of(1, 2, 0, 0, ZoneOffset.ofHoursMinutes(-3, -30));
        assertEquals(Optional.of(clock), Moments.zonedTime(clock.toString()));
        assertEquals(Optional.of(clock), Moments.zonedTime(Moments.text(clock)));
        LocalDateTime moment = LocalDateTime.of(2024, 1, 2, 3, 4, 0, 123_456_000);
        assertEquals(Optional.of(moment), Moments.moment(moment.toString()));
        assertEquals(Optional.of(moment), Moments.moment(Moments.text(moment)));
        assertEquals(Optional.of(LocalTime.of(3, 4)), Moments.time("03:04"));
        assertEquals(Optional.of(LocalDate.of(2024, 1, 2).atStartOfDay()), Moments.moment("2024-01-02"));
    }

    @Test
    void cutsOffWhatIsFinerThanAMicrosecond() {
        assertEquals(
                "2024-01-01 00:00:00.123456",
                Moments.text(Moments.moment("2024-01-01T00:00:00.123456789").orElseThrow()));
    }

    @Test
    void readsNothingElse() {
        for (Object wrong : List.of("", "soon", "2024-13-01", "1.2.2024", 5, Instant.EPOCH)) {
            assertEquals(Optional.empty(), Moments.day(wrong));
            assertEquals(Optional.empty(), Moments.moment(wrong));
            assertEquals(Optional.empty(), Moments.time(wrong));
        }
        assertEquals(Optional.empty(), Moments.zonedMoment(LocalDate.EPOCH));
        assertEquals(Optional.empty(), Moments.zonedTime("25:00:00+00"));
    }
}
