package io.windlass.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Days and times between Java and the warehouse, which keeps microseconds: what is finer is cut off.
final class Moments {

    private static final DateTimeFormatter CLOCK = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
            .toFormatter();

    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("xxx");

    private Moments() {}

    /// A day; empty where the value is none.
    static Optional<LocalDate> day(Object value) {
        return parsed(() -> switch (value) {
            case LocalDate day -> day;
            case String text -> LocalDate.parse(text.strip());
            default -> null;
        });
    }

    /// A time of the day.
    static Optional<LocalTime> time(Object value) {
        return parsed(() -> switch (value) {
            case LocalTime time -> time.truncatedTo(ChronoUnit.MICROS);
            case String text -> LocalTime.parse(text.strip()).truncatedTo(ChronoUnit.MICROS);
            default -> null;
        });
    }

    /// A time of the day with an offset; in UTC where a text names none.
    static Optional<OffsetTime> zonedTime(Object value) {
        return parsed(() -> switch (value) {
            case OffsetTime time -> time.truncatedTo(ChronoUnit.MICROS);
            case String text -> OffsetTime.parse(zoned(text)).truncatedTo(ChronoUnit.MICROS);
            default -> null;
        });
    }

    /// A day and a time.
    static Optional<LocalDateTime> moment(Object value) {
        return parsed(() -> switch (value) {
            case LocalDateTime moment -> moment.truncatedTo(ChronoUnit.MICROS);
            case LocalDate day -> day.atStartOfDay();
            case String text -> LocalDateTime.parse(iso(text)).truncatedTo(ChronoUnit.MICROS);
            default -> null;
        });
    }

    /// A point in time, in UTC; a text without an offset is in UTC.
    static Optional<OffsetDateTime> zonedMoment(Object value) {
        return parsed(() -> switch (value) {
            case OffsetDateTime moment -> utc(moment.toInstant());
            case ZonedDateTime moment -> utc(moment.toInstant());
            case Instant moment -> utc(moment);
            case String text -> utc(OffsetDateTime.parse(zoned(iso(text))).toInstant());
            default -> null;
        });
    }

    static String text(LocalTime time) {
        return CLOCK.format(time);
    }

    static String text(OffsetTime time) {
        return CLOCK.format(time) + ZONE.format(time);
    }

    static String text(LocalDateTime moment) {
        return moment.toLocalDate() + " " + CLOCK.format(moment);
    }

    static String text(OffsetDateTime moment) {
        return moment.toLocalDate() + " " + CLOCK.format(moment) + ZONE.format(moment);
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    /// With `T` between day and time, and midnight where there is no time.
    private static String iso(String text) {
        String stripped = text.strip().replaceFirst("(?<=[0-9]) (?=[0-9])", "T");
        return stripped.contains("T") ? stripped : stripped + "T00:00:00";
    }

    /// With minutes in the offset, and with an offset. A day has signs too, so it is looked for behind it.
    private static String zoned(String text) {
        String stripped = text.strip().replaceFirst(" (?=[+-])", "");
        String clock = stripped.substring(stripped.indexOf('T') + 1);
        if (!clock.matches(".*[Z+-].*")) {
            return stripped + "Z";
        }
        return clock.matches(".*[+-][0-9]{2}") ? stripped + ":00" : stripped;
    }

    private interface Reading<T> {
        T read();
    }

    private static <T> Optional<T> parsed(Reading<T> reading) {
        try {
            return Optional.ofNullable(reading.read());
        } catch (DateTimeException e) {
            // Not of that form: the caller says which forms there are.
            return Optional.empty();
        }
    }
}
