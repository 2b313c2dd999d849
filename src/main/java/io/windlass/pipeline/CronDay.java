package io.windlass.pipeline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.BitSet;
import java.util.List;

/// Which days a cron expression takes: by the day of the month, or by the day of the week.
sealed interface CronDay {

    boolean takes(LocalDate date);

    /// @param text values, `L` for the last, `LW` for the last weekday, `15W` for the weekday next to
    ///     the 15th
    static CronDay ofMonth(String text) {
        if (text.equals("L")) {
            return new Last();
        }
        if (text.equals("LW")) {
            return new LastWeekday();
        }
        if (text.endsWith("W")) {
            return new Nearest(Integer.parseInt(text.substring(0, text.length() - 1)));
        }
        return new OfMonth(CronField.values(text, 1, 31, List.of()));
    }

    /// @param text values from 1 for Sunday, `L` for Saturday, `6L` for the month's last Friday, `3#2`
    ///     for its second Tuesday
    static CronDay ofWeek(String text) {
        List<String> words = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
        if (text.equals("L")) {
            return new OfWeek(CronField.values("7", 1, 7, words));
        }
        if (text.endsWith("L")) {
            return new LastOfWeek(day(CronField.value(text.substring(0, text.length() - 1), 1, words)));
        }
        int number = text.indexOf('#');
        if (number >= 0) {
            return new Numbered(
                    day(CronField.value(text.substring(0, number), 1, words)),
                    Integer.parseInt(text.substring(number + 1)));
        }
        return new OfWeek(CronField.values(text, 1, 7, words));
    }

    private static DayOfWeek day(int number) {
        return DayOfWeek.SUNDAY.plus(number - 1L);
    }

    /// @param days from 1 to 31
    record OfMonth(BitSet days) implements CronDay {
        @Override
        public boolean takes(LocalDate date) {
            return days.get(date.getDayOfMonth());
        }
    }

    /// The month's last day.
    record Last() implements CronDay {
        @Override
        public boolean takes(LocalDate date) {
            return date.getDayOfMonth() == date.lengthOfMonth();
        }
    }

    /// The month's last day from Monday to Friday.
    record LastWeekday() implements CronDay {
        @Override
        public boolean takes(LocalDate date) {
            LocalDate last = date.with(TemporalAdjusters.lastDayOfMonth());
            return date.equals(
                    switch (last.getDayOfWeek()) {
                        case SATURDAY -> last.minusDays(1);
                        case SUNDAY -> last.minusDays(2);
                        case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> last;
                    });
        }
    }

    /// The weekday next to a day, within the month.
    ///
    /// @param day from 1 to 31; a month without it has no such weekday
    record Nearest(int day) implements CronDay {
        @Override
        public boolean takes(LocalDate date) {
            if (day > date.lengthOfMonth()) {
                return false;
            }
            LocalDate wanted = date.withDayOfMonth(day);
            return date.equals(
                    switch (wanted.getDayOfWeek()) {
                        case SATURDAY -> day == 1 ? wanted.plusDays(2) : wanted.minusDays(1);
                        case SUNDAY -> day == wanted.lengthOfMonth() ? wanted.minusDays(2) : wanted.plusDays(1);
                        case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> wanted;
                    });
        }
    }

    /// @param days from 1 for Sunday to 7
    record OfWeek(BitSet days) implements CronDay {
        @Override
        public boolean takes(LocalDate date) {
            return days.get(date.getDayOfWeek().getValue() % 7 + 1);
        }
    }

    /// The last such day of the month.
    record LastOfWeek(DayOfWeek day) implements CronDay {
        @Override
        public boolean takes(LocalDate date) {
            return date.equals(date.with(TemporalAdjusters.lastInMonth(day)));
        }
    }

    /// The first, second … such day of the month.
    ///
    /// @param number from 1 to 5; some months have no fifth
    record Numbered(DayOfWeek day, int number) implements CronDay {
        @Override
        public boolean takes(LocalDate date) {
            return date.getDayOfWeek() == day && (date.getDayOfMonth() + 6) / 7 == number;
        }
    }
}
