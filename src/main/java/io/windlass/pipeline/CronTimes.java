package io.windlass.pipeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// A cron expression of EventBridge: minutes, hours, day of month, month, day of week, year.
///
/// @param minutes from 0 to 59
/// @param hours from 0 to 23
/// @param months from 1 to 12
/// @param years from 1970 to 2199
/// @param day which days of such a month
record CronTimes(BitSet minutes, BitSet hours, BitSet months, BitSet years, CronDay day) implements Recurrence {

    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2199;

    static CronTimes of(String body) {
        String[] fields = body.split("\\s+", -1);
        return new CronTimes(
                CronField.values(fields[0], 0, 59, List.of()),
                CronField.values(fields[1], 0, 23, List.of()),
                CronField.values(fields[3], 1, 12, MONTHS),
                CronField.values(fields[5], FIRST_YEAR, LAST_YEAR, List.of()),
                fields[2].equals("?") ? CronDay.ofWeek(fields[4]) : CronDay.ofMonth(fields[2]));
    }

    @Override
    public Optional<Instant> latest(Instant after, Instant until) {
        LocalDateTime upper = LocalDateTime.ofInstant(until, ZoneOffset.UTC);
        LocalDate first = earliest(after);
        LocalDate last = upper.toLocalDate();
        for (LocalDate date = last; !date.isBefore(first); date = date.minusDays(1)) {
            if (takes(date)) {
                int most = date.equals(last) ? upper.getHour() * 60 + upper.getMinute() : 24 * 60 - 1;
                Optional<Instant> time = latest(date, most);
                if (time.isPresent()) {
                    return time.filter(each -> each.isAfter(after));
                }
            }
        }
        return Optional.empty();
    }

    private static LocalDate earliest(Instant after) {
        LocalDate first = LocalDate.of(FIRST_YEAR, 1, 1);
        LocalDate date = LocalDate.ofInstant(after, ZoneOffset.UTC);
        return date.isBefore(first) ? first : date;
    }

    private boolean takes(LocalDate date) {
        return years.get(date.getYear()) && months.get(date.getMonthValue()) && day.takes(date);
    }

    /// @param most the last minute of the day that counts
    private Optional<Instant> latest(LocalDate date, int most) {
        for (int hour = hours.previousSetBit(most / 60); hour >= 0; hour = hours.previousSetBit(hour - 1)) {
            int minute = minutes.previousSetBit(hour == most / 60 ? most % 60 : 59);
            if (minute >= 0) {
                return Optional.of(date.atTime(hour, minute).toInstant(ZoneOffset.UTC));
            }
            if (hour == 0) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
