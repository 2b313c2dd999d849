package io.windlass.pipeline;

import io.windlass.pipeline.Source.Series.By;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A bound of a series, ordered by value and not by text: 2 comes before 10.
///
/// @param text as it is written
/// @param first the number of the first value it covers
/// @param last the number of the last value it covers: a day among hours covers 24
record SeriesValue(String text, BigInteger first, BigInteger last) {

    private static final Pattern DAY_AND_HOUR = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(?:/([0-9]{2}))?");

    static Optional<SeriesValue> parse(By by, String text) {
        return switch (by) {
            case INTEGER ->
                text.matches("-?[0-9]{1,18}")
                        ? Optional.of(new SeriesValue(text, new BigInteger(text), new BigInteger(text)))
                        : Optional.empty();
            case DATE -> text.contains("/") ? Optional.empty() : hours(text);
            case HOUR -> hours(text);
        };
    }

    private static Optional<SeriesValue> hours(String text) {
        Matcher matcher = DAY_AND_HOUR.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int hour = matcher.group(2) == null ? -1 : Integer.parseInt(matcher.group(2));
        if (hour > 23) {
            return Optional.empty();
        }
        try {
            long day = LocalDate.parse(matcher.group(1)).toEpochDay() * 24;
            return Optional.of(new SeriesValue(
                    text,
                    BigInteger.valueOf(day + Math.max(hour, 0)),
                    BigInteger.valueOf(day + (hour < 0 ? 23 : hour))));
        } catch (DateTimeException e) {
            // 2015-02-30 has the form of a day and is none.
            return Optional.empty();
        }
    }
}
