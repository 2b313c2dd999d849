package io.windlass.pipeline;

import io.windlass.pipeline.Source.Series.By;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A value of a series, or one of its bounds, ordered by value and not by text: 2 comes before 10.
///
/// Whole numbers have at most 18 digits. Days lie in the years 1 to 9999; the last of them is none, since the end of
/// its range could not be written with four digits.
///
/// @param by what it is a value of
/// @param text as it is written; a whole number without zeros before it
/// @param first the number of the first value it covers: itself, or hours since 1970
/// @param last the number of the last value it covers: a day covers 24 hours
public record SeriesValue(By by, String text, BigInteger first, BigInteger last) implements Comparable<SeriesValue> {

    private static final int MAX_DIGITS = 18;
    private static final Pattern NUMBER = Pattern.compile("(?!-0+$)-?[0-9]{1," + MAX_DIGITS + "}");
    private static final Pattern DAY_AND_HOUR = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(?:/([0-9]{2}))?");
    private static final LocalDate TOO_LATE = LocalDate.of(9999, 12, 31);
    private static final Comparator<SeriesValue> BY_VALUE =
            Comparator.comparing(SeriesValue::first).thenComparing(SeriesValue::last);

    /// Reads a value or a bound: a bound of hours may be a day.
    public static Optional<SeriesValue> parse(By by, String text) {
        return switch (by) {
            case INTEGER ->
                NUMBER.matcher(text).matches() ? Optional.of(number(new BigInteger(text))) : Optional.empty();
            case DATE -> text.contains("/") ? Optional.empty() : hours(by, text);
            case HOUR -> hours(by, text);
        };
    }

    /// The value that a key has directly below its prefix: whole folders, so that 1 is not met in 10.
    ///
    /// @param rest the key after the prefix
    static Optional<SeriesValue> below(By by, String rest) {
        int end = rest.indexOf('/');
        if (by == By.HOUR && end >= 0) {
            end = rest.indexOf('/', end + 1);
        }
        return end < 0
                ? Optional.empty()
                : parse(by, rest.substring(0, end))
                        .filter(value -> by != By.HOUR || value.text().contains("/"));
    }

    /// The folders below the prefix in which its objects lie, each ending in `/`. A number is the same number whatever
    /// zeros stand before it.
    public List<String> folders() {
        return switch (by) {
            case INTEGER -> {
                String sign = first.signum() < 0 ? "-" : "";
                String digits = first.abs().toString();
                yield IntStream.rangeClosed(0, MAX_DIGITS - digits.length())
                        .mapToObj(zeros -> sign + "0".repeat(zeros) + digits + "/")
                        .toList();
            }
            case DATE, HOUR -> List.of(text + "/");
        };
    }

    private static SeriesValue number(BigInteger number) {
        return new SeriesValue(By.INTEGER, number.toString(), number, number);
    }

    private static Optional<SeriesValue> hours(By by, String text) {
        Matcher matcher = DAY_AND_HOUR.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int hour = matcher.group(2) == null ? -1 : Integer.parseInt(matcher.group(2));
        if (hour > 23) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.parse(matcher.group(1));
            if (date.getYear() < 1 || !date.isBefore(TOO_LATE)) {
                return Optional.empty();
            }
            long day = date.toEpochDay() * 24;
            return Optional.of(new SeriesValue(
                    by,
                    text,
                    BigInteger.valueOf(day + Math.max(hour, 0)),
                    BigInteger.valueOf(day + (hour < 0 ? 23 : hour))));
        } catch (DateTimeException e) {
            // 2015-02-30 has the form of a day and is none.
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(SeriesValue other) {
        return BY_VALUE.compare(this, other);
    }
}
