package io.windlass.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// Moments as events write them: ISO 8601 with seconds or fractions, in UTC or with an offset.
final class EventTime {

    /// 9999-12-31T23:59:59.999Z. Not parsed: that would set up the JDK's parser at every start.
    private static final Instant END = Instant.ofEpochMilli(253_402_300_799_999L);

    /// How S3 writes every moment. Read by position, which takes a tenth of the time of the JDK's parser: that one
    /// would be half of the work for an event.
    private static final String USUAL = "0000-00-00T00:00:00.000Z";

    private EventTime() {}

    /// Empty where the text is no moment from 1970 to 9999: what lies outside fits no key of the journal.
    static Optional<Instant> parse(String text) {
        try {
            Instant instant =
                    isUsual(text) ? usual(text) : OffsetDateTime.parse(text).toInstant();
            return instant.isBefore(Instant.EPOCH) || instant.isAfter(END) ? Optional.empty() : Optional.of(instant);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isUsual(String text) {
        return text.length() == USUAL.length()
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && text.charAt(19) == '.'
                && text.charAt(23) == 'Z';
    }

    /// @throws DateTimeException where there is no such moment, or something else than a digit
    private static Instant usual(String text) {
        return LocalDateTime.of(
                        two(text, 0) * 100 + two(text, 2),
                        two(text, 5),
                        two(text, 8),
                        two(text, 11),
                        two(text, 14),
                        two(text, 17),
                        (two(text, 20) * 10 + digit(text, 22)) * 1_000_000)
                .toInstant(ZoneOffset.UTC);
    }

    private static int two(String text, int at) {
        return digit(text, at) * 10 + digit(text, at + 1);
    }

    private static int digit(String text, int at) {
        int digit = text.charAt(at) - '0';
        if (digit < 0 || digit > 9) {
            throw new DateTimeException("no digit at " + at);
        }
        return digit;
    }
}
