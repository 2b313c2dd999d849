package io.windlass.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// Moments as events write them: ISO 8601 with seconds or fractions, in UTC or with an offset.
final class EventTime {

    private static final Instant END = Instant.parse("9999-12-31T23:59:59.999Z");

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
        if (text.length() != USUAL.length()) {
            return false;
        }
        for (int i = 0; i < USUAL.length(); i++) {
            char expected = USUAL.charAt(i);
            char found = text.charAt(i);
            if (expected == '0' ? found < '0' || found > '9' : found != expected) {
                return false;
            }
        }
        return true;
    }

    private static Instant usual(String text) {
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        number(text, 20, 23) * 1_000_000)
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
