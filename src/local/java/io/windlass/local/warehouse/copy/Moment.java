package io.windlass.local.warehouse.copy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// A date, a time and perhaps an offset, as read from a value.
///
/// @param date the day; the epoch's where only a time was read
/// @param time midnight where only a date was read
/// @param offset from UTC, if one was written
record Moment(LocalDate date, LocalTime time, Optional<ZoneOffset> offset) {

    static Moment utc(LocalDateTime moment) {
        return new Moment(moment.toLocalDate(), moment.toLocalTime(), Optional.empty());
    }

    String dateText() {
        return appendDate(new StringBuilder(16)).toString();
    }

    /// As PostgreSQL reads it whatever its settings.
    String text(boolean zoned) {
        StringBuilder text = appendDate(new StringBuilder(40)).append(' ');
        return appendTime(text, zoned).toString();
    }

    String timeText(boolean zoned) {
        return appendTime(new StringBuilder(24), zoned).toString();
    }

    private StringBuilder appendDate(StringBuilder text) {
        int year = date.getYear();
        padded(text, year / 100);
        padded(text, year % 100).append('-');
        padded(text, date.getMonthValue()).append('-');
        return padded(text, date.getDayOfMonth());
    }

    private StringBuilder appendTime(StringBuilder text, boolean zoned) {
        padded(text, time.getHour()).append(':');
        padded(text, time.getMinute()).append(':');
        padded(text, time.getSecond());
        int micros = time.getNano() / 1000;
        if (micros != 0) {
            text.append('.');
            padded(text, micros / 10_000);
            padded(text, micros / 100 % 100);
            padded(text, micros % 100);
        }
        if (zoned) {
            text.append(offset.orElse(ZoneOffset.UTC).getId().replace("Z", "+00"));
        }
        return text;
    }

    /// Two digits.
    private static StringBuilder padded(StringBuilder text, int number) {
        return number < 10 ? text.append('0').append(number) : text.append(number);
    }
}
