package io.windlass.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpectationTest {

    private static final Set<DayOfWeek> WORKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    private static Expectation expectation(String folder, Set<DayOfWeek> days, int daysBefore) {
        return new Expectation("s", folder, days, LocalTime.of(6, 0), ZoneId.of("Europe/Berlin"), daysBefore, 1, false);
    }

    private static Optional<Expectation.Due> due(String folder, String since) {
        return Optional.of(new Expectation.Due(folder, Instant.parse(since)));
    }

    @Test
    void theFolderIsThatOfTheLatestDayWhoseTimeHasCome() {
        Expectation daily = expectation("a/{yyyy}/{MM}/{dd}/", EnumSet.allOf(DayOfWeek.class), 0);

        assertEquals(due("a/2026/11/20/", "2026-11-20T05:00:00Z"), daily.due(Instant.parse("2026-11-21T04:59:59Z")));
        assertEquals(due("a/2026/11/21/", "2026-11-21T05:00:00Z"), daily.due(Instant.parse("2026-11-21T05:00:00Z")));
    }

    @Test
    void aDayOnWhichNothingIsDueLeavesTheOneBefore() {
        Expectation workdays = expectation("a/dt={yyyy-MM-dd}/", WORKDAYS, 0);

        assertEquals(
                due("a/dt=2026-11-20/", "2026-11-20T05:00:00Z"), workdays.due(Instant.parse("2026-11-22T12:00:00Z")));
        assertEquals(
                due("a/dt=2026-11-23/", "2026-11-23T05:00:00Z"), workdays.due(Instant.parse("2026-11-23T05:00:00Z")));
    }

    @Test
    void whatIsDueTodayMayBeOfAnEarlierDay() {
        Expectation yesterday = expectation("a/{yyyyMMdd}", Set.of(DayOfWeek.SUNDAY), 1);

        assertEquals(due("a/20261121", "2026-11-22T05:00:00Z"), yesterday.due(Instant.parse("2026-11-22T05:00:00Z")));
        assertEquals(due("a/20261114", "2026-11-15T05:00:00Z"), yesterday.due(Instant.parse("2026-11-22T04:00:00Z")));
    }

    @Test
    void theTimeIsThatOfTheClockInItsZone() {
        Expectation daily = expectation("a/{yyyy-MM-dd}/", EnumSet.allOf(DayOfWeek.class), 0);

        assertEquals(due("a/2026-07-01/", "2026-07-01T04:00:00Z"), daily.due(Instant.parse("2026-07-01T04:30:00Z")));
    }
}
