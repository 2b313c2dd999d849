package io.windlass.inference;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Recognises days and points in time in the forms that COPY reads (Database Developer Guide, "Using automatic
/// recognition with DATEFORMAT and TIMEFORMAT"), but for those that might as well be numbers or that have a year
/// of two digits.
final class Moments {

    /// A day, then perhaps a time, then perhaps an offset from UTC.
    private static final Pattern SHAPE = Pattern.compile(
            "(?<date>[0-9A-Za-z][0-9A-Za-z./, -]{6,11}?[0-9])(?:[T ](?<time>[0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?"
                    + "( ?[AaPp][Mm])?)(?<offset> ?(Z|[+-][0-9]{2}(:?[0-9]{2})?))?)?");

    private static final Pattern PLAIN_DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern PLAIN_TIME = Pattern.compile("[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?");

    private static final List<DateTimeFormatter> DATES = List.of(
            strict("uuuu-MM-dd"),
            strict("uuuu/MM/dd"),
            strict("uuuu.MM.dd"),
            strict("MM/dd/uuuu"),
            strict("MM-dd-uuuu"),
            strict("MM.dd.uuuu"),
            strict("uuuu-MMM-dd"),
            strict("dd-MMM-uuuu"),
            strict("dd MMM uuuu"),
            strict("MMM-dd-uuuu"),
            strict("MMM dd uuuu"),
            strict("MMM dd, uuuu"));

    private static final List<DateTimeFormatter> TIMES =
            List.of(strict("H:mm:ss"), strict("H:mm"), strict("h:mm:ss a"), strict("h:mm a"));

    private Moments() {}

    /// What a text is.
    enum Reading {
        NONE,
        /// `YYYY-MM-DD`, which COPY reads unasked.
        DATE,
        /// A day that COPY reads with `DATEFORMAT 'auto'`.
        OTHER_DATE,
        /// `YYYY-MM-DD HH:MI:SS`, which COPY reads unasked.
        TIMESTAMP,
        /// A time that COPY reads with `TIMEFORMAT 'auto'`.
        OTHER_TIMESTAMP,
        /// A time with its offset, likewise.
        ZONED
    }

    static Reading read(String text) {
        if (text.length() < 8 || text.length() > 40) {
            return Reading.NONE;
        }
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches() || !isDate(shape.group("date"))) {
            return Reading.NONE;
        }
        boolean plain = PLAIN_DATE.matcher(shape.group("date")).matches();
        if (shape.group("time") == null) {
            return plain ? Reading.DATE : Reading.OTHER_DATE;
        }
        if (!isTime(shape.group("time"))) {
            return Reading.NONE;
        }
        if (shape.group("offset") != null) {
            return Reading.ZONED;
        }
        boolean unasked = plain
                && text.charAt(10) == ' '
                && PLAIN_TIME.matcher(shape.group("time")).matches();
        return unasked ? Reading.TIMESTAMP : Reading.OTHER_TIMESTAMP;
    }

    private static boolean isDate(String text) {
        for (DateTimeFormatter form : DATES) {
            if (parsed(form, text)) {
                LocalDate date = LocalDate.from(form.parse(text));
                return date.getYear() >= 1 && date.getYear() <= 9999;
            }
        }
        return false;
    }

    private static boolean isTime(String text) {
        String whole = text.replaceFirst("\\.[0-9]+", "").replaceFirst("(?<=[0-9])(?=[AaPp])", " ");
        return TIMES.stream().anyMatch(form -> parsed(form, whole));
    }

    /// Without an exception for texts that have another form, which are most.
    private static boolean parsed(DateTimeFormatter form, String text) {
        ParsePosition position = new ParsePosition(0);
        TemporalAccessor fields = form.parseUnresolved(text, position);
        if (fields == null || position.getErrorIndex() >= 0 || position.getIndex() != text.length()) {
            return false;
        }
        try {
            form.parse(text);
            return true;
        } catch (DateTimeException e) {
            // Of the form, but on no calendar: 30 February.
            return false;
        }
    }

    private static DateTimeFormatter strict(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
