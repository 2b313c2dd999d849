package io.windlass.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaintenanceWindowTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Set<DayOfWeek> DAILY = EnumSet.allOf(DayOfWeek.class);

    private static MaintenanceWindow window(Set<DayOfWeek> days, String from, String to) {
        return new MaintenanceWindow(days, LocalTime.parse(from), LocalTime.parse(to), BERLIN);
    }

    private static Optional<Instant> until(String now, MaintenanceWindow... windows) {
        return MaintenanceWindow.until(List.of(windows), Instant.parse(now));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T00:59:59Z, ",
        "2026-11-22T01:00:00Z, 2026-11-22T03:00:00Z",
        "2026-11-22T02:59:59Z, 2026-11-22T03:00:00Z",
        "2026-11-22T03:00:00Z, ",
        "2026-11-23T02:00:00Z, "
    })
    void itIsUnderWayFromItsBeginToBeforeItsEndOnItsDays(String now, Instant end) {
        assertEquals(Optional.ofNullable(end), until(now, window(EnumSet.of(DayOfWeek.SUNDAY), "02:00", "04:00")));
    }

    @Test
    void itBelongsToTheDayOnWhichItBegins() {
        MaintenanceWindow night = window(EnumSet.of(DayOfWeek.SATURDAY), "22:00", "03:00");

        assertEquals(Optional.of(Instant.parse("2026-11-22T02:00:00Z")), until("2026-11-21T22:30:00Z", night));
        assertEquals(Optional.of(Instant.parse("2026-11-22T02:00:00Z")), until("2026-11-22T01:59:00Z", night));
        assertEquals(Optional.empty(), until("2026-11-22T22:30:00Z", night));
        assertEquals(Optional.empty(), until("2026-11-21T01:00:00Z", night));
    }

    @Test
    void aClockThatIsPutForwardOrBackNeverOpensItEarly() {
        MaintenanceWindow daily = window(DAILY, "02:15", "02:45");

        assertEquals(Optional.of(Instant.parse("2026-03-29T01:45:00Z")), until("2026-03-29T01:20:00Z", daily));
        assertEquals(Optional.of(Instant.parse("2026-10-25T01:45:00Z")), until("2026-10-25T00:20:00Z", daily));
        assertEquals(Optional.of(Instant.parse("2026-10-25T01:45:00Z")), until("2026-10-25T01:30:00Z", daily));
    }

    @Test
    void windowsThatTouchAreOne() {
        MaintenanceWindow first = window(DAILY, "02:00", "04:00");
        MaintenanceWindow second = window(DAILY, "04:00", "05:00");
        MaintenanceWindow apart = window(DAILY, "05:01", "06:00");

        assertEquals(
                Optional.of(Instant.parse("2026-11-22T04:00:00Z")),
                until("2026-11-22T01:30:00Z", first, second, apart));
        assertEquals(Optional.empty(), until("2026-11-22T04:00:30Z", first, second, apart));
    }

    @Test
    void aWholeDayEndsAtMidnight() {
        MaintenanceWindow sunday = window(EnumSet.of(DayOfWeek.SUNDAY), "00:00", "00:00");

        assertEquals(Optional.of(Instant.parse("2026-11-22T23:00:00Z")), until("2026-11-22T12:00:00Z", sunday));
        assertEquals(Optional.empty(), until("2026-11-22T23:00:00Z", sunday));
    }
}
