package io.windlass.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecurrenceTest {

    private static final Instant LONG_AGO = Instant.EPOCH;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cron(0 3 * * ? *)        | 2026-11-21T02:59:59Z | 2026-11-20T03:00:00Z",
                "cron(0 3 * * ? *)        | 2026-11-21T03:00:00Z | 2026-11-21T03:00:00Z",
                "cron(0/15 8-17 ? * MON-FRI *) | 2026-11-21T12:00:00Z | 2026-11-20T17:45:00Z",
                "cron(30 22-2 * * ? *)    | 2026-11-21T01:29:00Z | 2026-11-21T00:30:00Z",
                "cron(0 0 L * ? *)        | 2026-03-01T10:00:00Z | 2026-02-28T00:00:00Z",
                "cron(0 0 L 2 ? *)        | 2026-01-01T00:00:00Z | 2025-02-28T00:00:00Z",
                "cron(0 0 29 2 ? *)       | 2026-01-01T00:00:00Z | 2024-02-29T00:00:00Z",
                "cron(0 0 LW * ? *)       | 2026-06-01T00:00:00Z | 2026-05-29T00:00:00Z",
                "cron(0 0 1W * ? *)       | 2026-08-20T00:00:00Z | 2026-08-03T00:00:00Z",
                "cron(0 0 31W * ? *)      | 2026-06-20T00:00:00Z | 2026-05-29T00:00:00Z",
                "cron(0 0 15W * ? *)      | 2026-08-20T00:00:00Z | 2026-08-14T00:00:00Z",
                "cron(0 0 ? * 6L *)       | 2026-11-21T00:00:00Z | 2026-10-30T00:00:00Z",
                "cron(0 0 ? * FRIL *)     | 2026-11-21T00:00:00Z | 2026-10-30T00:00:00Z",
                "cron(0 0 ? * 3#2 *)      | 2026-11-21T00:00:00Z | 2026-11-10T00:00:00Z",
                "cron(0 0 ? * L *)        | 2026-11-20T00:00:00Z | 2026-11-14T00:00:00Z",
                "cron(0 0 ? * 1 *)        | 2026-11-21T00:00:00Z | 2026-11-15T00:00:00Z",
                "cron(0 12 1 JAN ? 2020-2022) | 2026-11-21T00:00:00Z | 2022-01-01T12:00:00Z",
                "rate(15 minutes)         | 2026-11-21T08:14:59Z | 2026-11-21T08:00:00Z",
                "rate(1 hour)             | 2026-11-21T08:00:00Z | 2026-11-21T08:00:00Z",
                "rate(1 day)              | 2026-11-21T08:00:00Z | 2026-11-21T00:00:00Z"
            })
    void theLatestTimeIsFound(String expression, Instant until, Instant latest) {
        assertEquals(Optional.empty(), Schedule.refusal(expression));
        assertEquals(Optional.of(latest), Recurrence.of(expression).latest(LONG_AGO, until));
        assertEquals(Optional.empty(), Recurrence.of(expression).latest(latest, until), "it is not found again");
    }

    @Test
    void aTimeThatNeverComesIsNone() {
        Recurrence never = Recurrence.of("cron(0 0 31 2 ? *)");

        assertEquals(Optional.empty(), never.latest(LONG_AGO, Instant.parse("2026-11-21T00:00:00Z")));
    }

    /// Against minutes looked at one by one, with fields that are written as plain lists.
    @Test
    void whatIsDrawnIsFoundAsByLookingAtEveryMinute() {
        Random random = new Random(20261121);
        for (int round = 0; round < 300; round++) {
            Set<Integer> minutes = draw(random, 0, 59);
            Set<Integer> hours = draw(random, 0, 23);
            Set<Integer> months = draw(random, 1, 12);
            Set<Integer> days = draw(random, 1, 31);
            Set<Integer> week = draw(random, 1, 7);
            boolean ofWeek = random.nextBoolean();
            String expression = "cron(%s %s %s %s %s *)"
                    .formatted(
                            joined(minutes),
                            joined(hours),
                            ofWeek ? "?" : joined(days),
                            joined(months),
                            ofWeek ? joined(week) : "?");
            Instant until = Instant.parse("2024-01-01T00:00:00Z").plusSeconds(random.nextInt(60_000_000));
            Instant after = until.minus(Duration.ofMinutes(1 + random.nextInt(20_000)));

            assertEquals(Optional.empty(), Schedule.refusal(expression));
            assertEquals(
                    slowly(
                            after,
                            until,
                            minute -> minutes.contains(minute.getMinute())
                                    && hours.contains(minute.getHour())
                                    && months.contains(minute.getMonthValue())
                                    && (ofWeek
                                            ? week.contains(
                                                    minute.getDayOfWeek().getValue() % 7 + 1)
                                            : days.contains(minute.getDayOfMonth()))),
                    Recurrence.of(expression).latest(after, until),
                    expression + " after " + after + " until " + until);
        }
    }

    /// A weekday next to a day never leaves its month, and there is one in each month that has the day.
    @Test
    void everyMonthHasOneNearestWeekday() {
        for (YearMonth month = YearMonth.of(2020, 1); month.getYear() < 2032; month = month.plusMonths(1)) {
            for (int day = 1; day <= 31; day++) {
                CronDay nearest = CronDay.ofMonth(day + "W");
                YearMonth within = month;
                long taken = IntStream.rangeClosed(1, month.lengthOfMonth())
                        .mapToObj(within::atDay)
                        .filter(nearest::takes)
                        .filter(date -> date.getDayOfWeek().getValue() <= 5)
                        .count();
                assertEquals(day <= month.lengthOfMonth() ? 1 : 0, taken, day + "W of " + month);
            }
            assertEquals(1, count(month, CronDay.ofMonth("LW")));
            assertEquals(1, count(month, CronDay.ofMonth("L")));
            assertEquals(1, count(month, CronDay.ofWeek("2L")));
            assertEquals(1, count(month, CronDay.ofWeek("MON#4")));
        }
    }

    private static long count(YearMonth month, CronDay day) {
        return IntStream.rangeClosed(1, month.lengthOfMonth())
                .<LocalDate>mapToObj(month::atDay)
                .filter(day::takes)
                .count();
    }

    private interface Minute {
        boolean taken(ZonedDateTime minute);
    }

    private static Optional<Instant> slowly(Instant after, Instant until, Minute taken) {
        Instant minute = until.minusSeconds(Math.floorMod(until.getEpochSecond(), 60));
        for (; minute.isAfter(after); minute = minute.minusSeconds(60)) {
            if (taken.taken(minute.atZone(ZoneOffset.UTC))) {
                return Optional.of(minute);
            }
        }
        return Optional.empty();
    }

    private static Set<Integer> draw(Random random, int least, int most) {
        return random.ints(1 + random.nextInt(4), least, most + 1).boxed().collect(Collectors.toSet());
    }

    private static String joined(Set<Integer> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
