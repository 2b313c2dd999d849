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
        return date.getYear() > 9999 ? date.toString().substring(1) : date.toString();
    }

    /// As PostgreSQL reads it whatever its settings.
    String text(boolean zoned) {
        return dateText() + " " + time
                + (zoned ? offset.orElse(ZoneOffset.UTC).getId().replace("Z", "+00") : "");
    }

    String timeText(boolean zoned) {
        return time + (zoned ? offset.orElse(ZoneOffset.UTC).getId().replace("Z", "+00") : "");
    }
}
