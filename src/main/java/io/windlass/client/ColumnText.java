package io.windlass.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.windlass.client.RequestFailed.Code;
import io.windlass.schema.ColumnType;
import io.windlass.schema.ColumnType.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Values of an application as the text of a column's type: days and times in ISO form, numbers in plain digits, bytes
/// as hexadecimal digits. What does not fit is refused without being repeated.
///
/// @param column the column's name
/// @param type its type
/// @param pointer where the value stands in the request
record ColumnText(String column, ColumnType type, String pointer) {

    /// Digits that a number can have before it is plainly none for a table.
    private static final int MOST_DIGITS = 400;

    private static final int LAST_YEAR = 9999;

    private static final String YEARS = ", in the years 0001 to 9999";

    /// Seconds.
    private static final int MOST_OFFSET = 16 * 3600;

    /// Values of JSON as those of Java; null where there is none.
    static Object plain(Object value) {
        return switch (value) {
            case null -> null;
            case Optional<?> optional -> plain(optional.orElse(null));
            case JsonNode node when node.isTextual() -> node.textValue();
            case JsonNode node when node.isBoolean() -> node.booleanValue();
            case JsonNode node when node.isNumber() -> node.decimalValue();
            case JsonNode node when node.isNull() || node.isMissingNode() -> null;
            case Character letter -> letter.toString();
            case UUID id -> id.toString();
            case Enum<?> constant -> constant.name();
            case CharSequence text -> text.toString();
            default -> value;
        };
    }

    /// @param value not null; of any type that fits the column
    String of(Object value) {
        return switch (type.kind()) {
            case SMALLINT -> whole(value, Short.MIN_VALUE, Short.MAX_VALUE);
            case INTEGER -> whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case BIGINT -> whole(value, Long.MIN_VALUE, Long.MAX_VALUE);
            case DECIMAL -> decimal(value);
            case REAL, DOUBLE_PRECISION -> real(value).toString();
            case BOOLEAN -> truth(value);
            case CHAR, VARCHAR -> characters(value);
            case DATE -> day(value).toString();
            case TIME -> Moments.time(value).map(Moments::text).orElseThrow(() -> must("a time such as 13:45:00"));
            case TIMETZ ->
                Moments.zonedTime(value)
                        .filter(ColumnText::fits)
                        .map(Moments::text)
                        .orElseThrow(() ->
                                must("a time such as 13:45:00+01:00, its offset whole minutes and at most 15:59"));
            case TIMESTAMP -> Moments.text(moment(value));
            case TIMESTAMPTZ -> Moments.text(zonedMoment(value));
            case VARBYTE -> bytes(value);
            case SUPER, GEOMETRY, GEOGRAPHY, HLLSKETCH, INTERVAL_YEAR_MONTH, INTERVAL_DAY_SECOND -> string(value);
        };
    }

    /// A day of a year that COPY reads in ISO form: of others it takes no year 0, no sign and no fifth digit.
    LocalDate day(Object value) {
        return Moments.day(value)
                .filter(day -> isWritten(day.getYear()))
                .orElseThrow(() -> must("a day such as 2015-01-04" + YEARS));
    }

    /// A day and a time, of the same years.
    LocalDateTime moment(Object value) {
        return Moments.moment(value)
                .filter(moment -> isWritten(moment.getYear()))
                .orElseThrow(() -> must("a time without an offset such as 2015-01-04 13:45:00" + YEARS));
    }

    /// A point in time, of the same years in UTC.
    OffsetDateTime zonedMoment(Object value) {
        return Moments.zonedMoment(value)
                .filter(moment -> isWritten(moment.getYear()))
                .orElseThrow(() -> must("a time such as 2015-01-04 13:45:00+01:00" + YEARS + " in UTC"));
    }

    private static boolean isWritten(int year) {
        return year >= 1 && year <= LAST_YEAR;
    }

    /// PostgreSQL, which Redshift descends from, takes offsets of less than 16 hours.
    private static boolean fits(OffsetTime time) {
        int seconds = time.getOffset().getTotalSeconds();
        return seconds % 60 == 0 && Math.abs(seconds) < MOST_OFFSET;
    }

    /// A finite number.
    BigDecimal number(Object value) {
        BigDecimal number = switch (value) {
            case BigDecimal decimal -> decimal;
            case BigInteger whole -> new BigDecimal(whole);
            case Double real when Double.isFinite(real) -> new BigDecimal(real.toString());
            case Float real when Float.isFinite(real) -> new BigDecimal(real.toString());
            case Byte whole -> BigDecimal.valueOf(whole);
            case Short whole -> BigDecimal.valueOf(whole);
            case Integer whole -> BigDecimal.valueOf(whole);
            case Long whole -> BigDecimal.valueOf(whole);
            case String text
            when text.matches("[+-]?[0-9]{1,400}(\\.[0-9]{1,400})?([eE][+-]?[0-9]{1,3})?") -> new BigDecimal(text);
            default -> throw must("a number");
        };
        if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw must("a number that fits " + type.sql());
        }
        return number;
    }

    /// A text that the warehouse can hold.
    String string(Object value) {
        if (!(value instanceof String text)) {
            throw must("a string");
        }
        if (text.indexOf('\0') >= 0) {
            throw failed("holds the character NUL, which no text in Redshift can hold; take it out");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw failed("holds half a character, which UTF-8 cannot write");
        }
        return text;
    }

    private String whole(Object value, long least, long most) {
        BigDecimal number = number(value);
        boolean fits = number.signum() == 0
                || (number.stripTrailingZeros().scale() <= 0
                        && number.compareTo(BigDecimal.valueOf(least)) >= 0
                        && number.compareTo(BigDecimal.valueOf(most)) <= 0);
        if (!fits) {
            throw must("a whole number from " + least + " to " + most);
        }
        return number.toBigInteger().toString();
    }

    private String decimal(Object value) {
        BigDecimal number = number(value);
        boolean fits = number.signum() == 0
                || (number.stripTrailingZeros().scale() <= type.scale()
                        && number.precision() - number.scale() <= type.length() - type.scale());
        if (!fits) {
            throw must("a number that fits " + type.sql());
        }
        return number.toPlainString();
    }

    /// A number that the type can hold, if not with all its digits.
    BigDecimal real(Object value) {
        BigDecimal number = number(value);
        double held = type.kind() == Kind.REAL ? number.floatValue() : number.doubleValue();
        if (Double.isInfinite(held) || (held == 0 && number.signum() != 0)) {
            throw must("a number that fits " + type.sql());
        }
        return number;
    }

    private String truth(Object value) {
        return switch (value) {
            case Boolean truth -> truth.toString();
            case String text when text.equalsIgnoreCase("true") -> "true";
            case String text when text.equalsIgnoreCase("false") -> "false";
            default -> throw must("true or false");
        };
    }

    /// A text of the characters that the type holds, of any length.
    String letters(Object value) {
        String text = string(value);
        if (type.kind() == Kind.CHAR && text.chars().anyMatch(letter -> letter > 0x7f)) {
            throw failed("holds a character that is not ASCII, which no CHAR in Redshift can hold; VARCHAR can");
        }
        return text;
    }

    private String characters(Object value) {
        String text = letters(value);
        if (io.windlass.schema.Identifier.bytes(text) > type.length()) {
            throw must("a string of at most " + type.length() + " bytes of UTF-8");
        }
        return text;
    }

    /// Hexadecimal digits of any number of bytes, in lower case, so that equal bytes are equal texts.
    String digits(Object value) {
        return switch (value) {
            case byte[] bytes -> HexFormat.of().formatHex(bytes);
            case String text when text.matches("([0-9a-fA-F]{2})*") -> text.toLowerCase(Locale.ROOT);
            default -> throw must("bytes, or their hexadecimal digits");
        };
    }

    private String bytes(Object value) {
        String digits = digits(value);
        if (digits.isEmpty()) {
            throw must("at least one byte; COPY reads an empty value of this type as NULL, which is null here");
        }
        if (digits.length() / 2 > type.length()) {
            throw must("at most " + type.length() + " bytes");
        }
        return digits;
    }

    RequestFailed must(String what) {
        return failed("must be " + what);
    }

    private RequestFailed failed(String what) {
        return new RequestFailed(Code.BAD_VALUE, pointer, column + " (" + type.sql() + ") " + what);
    }
}
