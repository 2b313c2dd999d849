package io.windlass.local.warehouse.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvertersTest {

    private static String converted(Converter converter, String text) {
        RowBuffer row = new RowBuffer();
        Problem problem = converter.convert(text, row);
        return problem.isNone()
                ? new String(row.bytes(), 0, row.size() - 1, StandardCharsets.UTF_8)
                : problem.code() + "/" + row.size();
    }

    @ParameterizedTest
    @CsvSource({
        "12, 12.00",
        "-12.5, -12.50",
        "0.05, 0.05",
        "-0.00, 0.00",
        "0012.30, 12.30",
        ".5, 0.50",
        "5., 5.00",
        "+7, 7.00",
        "1.239, 1.23",
        "1e2, 100.00",
        "999.99, 999.99",
        "1000, 1204/0",
        "-1000.00, 1204/0",
        "00000000000000000999, 999.00",
        "99999999999999999999, 1204/0",
        "-, 1207/0",
        "., 1207/0",
        "1.2.3, 1207/0",
        "1x, 1207/0"
    })
    void decimalsKeepTheirScaleHoweverTheyAreWritten(String text, String expected) {
        assertEquals(expected, converted(new Decimals(5, 2, false), text));
        assertEquals(expected, converted(new Decimals(5, 2, false), " " + text + " "));
    }

    @ParameterizedTest
    @CsvSource({
        "32767, 32767",
        "-32768, -32768",
        "+5, 5",
        "007, 7",
        "-0, 0",
        "32768, 1204/0",
        "-32769, 1204/0",
        "1.0, 1207/0"
    })
    void wholeNumbersAreWrittenWithoutWhatIsNotNeeded(String text, String expected) {
        assertEquals(expected, converted(new WholeNumbers("Short", Short.MIN_VALUE, Short.MAX_VALUE), text));
    }

    @Test
    void theLeastNumberHasNoPositiveTwin() {
        Converter longs = new WholeNumbers("Long", Long.MIN_VALUE, Long.MAX_VALUE);
        assertEquals("-9223372036854775808", converted(longs, "-9223372036854775808"));
        assertEquals("9223372036854775807", converted(longs, "9223372036854775807"));
        assertEquals("1204/0", converted(longs, "9223372036854775808"));
    }

    @Test
    void textsCountBytesAndAreEscaped() {
        Texts eight = new Texts(8, false, false, "");
        assertEquals("é\\tü\\n\\\\1", converted(eight, "é\tü\n\\1"));
        assertEquals("漢字12", converted(eight, "漢字12"));
        assertEquals("1204/0", converted(eight, "漢字123"));
        assertEquals("\\r\\r\\r\\r\\r\\r\\r\\r", converted(eight, "\r".repeat(8)));
        assertEquals("1204/0", converted(eight, "\r".repeat(9)));
        assertEquals("😀 😀".substring(0, 3) + "1", converted(eight, "😀 1"));
        assertEquals("1220/0", converted(eight, "a\0"));
        assertEquals("1220/0", converted(eight, "a\ud83d"));
        assertEquals("漢字", converted(new Texts(8, false, true, ""), "漢字漢"));
        assertEquals("ab", converted(new Texts(2, true, false, ""), "ab   "));
        assertEquals("1220/0", converted(new Texts(8, true, false, ""), "é"));
    }

    @Test
    void usualMomentsAreThoseThatExist() {
        Random random = new Random(1);
        Timestamps timestamps = new Timestamps(Optional.empty(), false, false);
        Dates dates = new Dates(Optional.of("auto"), false);
        for (int round = 0; round < 5_000; round++) {
            String date = "%02d%02d-%02d-%02d"
                    .formatted(
                            random.nextInt(0, 30),
                            random.nextInt(0, 100) / 10 * 4,
                            random.nextInt(0, 14),
                            random.nextInt(0, 33));
            String time =
                    "%02d:%02d:%02d".formatted(random.nextInt(0, 26), random.nextInt(0, 62), random.nextInt(0, 62));
            boolean day = !date.startsWith("0000") && exists(() -> LocalDate.parse(date));
            boolean moment = day && exists(() -> LocalDateTime.parse(date + "T" + time));
            assertEquals(day, IsoText.isDate(date), date);
            assertEquals(moment, IsoText.isTimestamp(date + " " + time), date + " " + time);
            assertEquals(day ? date : "1205/0", converted(dates, date));
            assertEquals(moment ? date + " " + time : "1206/0", converted(timestamps, " " + date + " " + time));
        }
    }

    private static boolean exists(Runnable parsing) {
        try {
            parsing.run();
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-1-01 00:00:00",
        "2026-01-01T00:00:00",
        "2026-01-01 00:00:00Z",
        "2026/01/01 00:00:00",
        "2026-01-0a 00:00:00"
    })
    void otherFormsAreLeftToThePatterns(String text) {
        assertEquals(false, IsoText.isTimestamp(text));
    }
}
