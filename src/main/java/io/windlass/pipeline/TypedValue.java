package io.windlass.pipeline;

import io.windlass.schema.ColumnType;
import io.windlass.schema.ColumnType.Kind;
import io.windlass.schema.Identifier;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/// A value in a definition that must be one of a Redshift type.
///
/// @param text its text, numbers in plain digits
/// @param order where it stands among values of its type, if they have an order
record TypedValue(String text, BigDecimal order) implements Comparable<TypedValue> {

    /// Digits that a number in a definition can have before it is plainly no number for a table.
    private static final int MAX_DIGITS = 400;

    /// What became of a value.
    sealed interface Reading {
        record Fits(TypedValue value) implements Reading {}

        record Null() implements Reading {}

        /// @param must what it must be
        record Unfit(String must) implements Reading {}
    }

    static Reading of(ColumnType type, Json value) {
        if (value.isNull()) {
            return new Reading.Null();
        }
        if (value.isNumber()) {
            BigDecimal number = value.decimal();
            boolean sane = Math.abs((long) number.scale()) <= MAX_DIGITS && number.precision() <= MAX_DIGITS;
            return type.kind().numeric() && sane
                    ? number(type, number.toPlainString())
                    : new Reading.Unfit(type.kind().numeric() ? must(type) : "a string for " + type.sql());
        }
        if (value.isFlag()) {
            return type.kind() == Kind.BOOLEAN ? fits(value.text()) : new Reading.Unfit(must(type));
        }
        return value.isText() ? text(type, value.text()) : new Reading.Unfit(must(type));
    }

    private static Reading text(ColumnType type, String text) {
        return switch (type.kind()) {
            case SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, DOUBLE_PRECISION -> number(type, text);
            case BOOLEAN ->
                text.toLowerCase(Locale.ROOT).matches("true|false") ? fits(text) : new Reading.Unfit(must(type));
            case CHAR, VARCHAR -> Identifier.bytes(text) <= type.length() ? fits(text) : new Reading.Unfit(must(type));
            case DATE, TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ ->
                moment(type.kind(), text)
                        .<Reading>map(order -> new Reading.Fits(new TypedValue(text, order)))
                        .orElseGet(() -> new Reading.Unfit(must(type)));
            case SUPER, VARBYTE, GEOMETRY, GEOGRAPHY, HLLSKETCH, INTERVAL_YEAR_MONTH, INTERVAL_DAY_SECOND -> fits(text);
        };
    }

    private static Reading fits(String text) {
        return new Reading.Fits(new TypedValue(text, BigDecimal.ZERO));
    }

    private static Reading number(ColumnType type, String text) {
        if (text.length() > MAX_DIGITS || !text.matches("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")) {
            return new Reading.Unfit(must(type));
        }
        BigDecimal number = new BigDecimal(text);
        boolean fits = switch (type.kind()) {
            case SMALLINT -> whole(number, Short.MIN_VALUE, Short.MAX_VALUE);
            case INTEGER -> whole(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case BIGINT -> whole(number, Long.MIN_VALUE, Long.MAX_VALUE);
            case DECIMAL ->
                number.stripTrailingZeros().scale() <= type.scale()
                        && number.precision() - number.scale() <= type.length() - type.scale();
            case REAL, DOUBLE_PRECISION -> Double.isFinite(number.doubleValue());
            case BOOLEAN,
                    CHAR,
                    VARCHAR,
                    DATE,
                    TIME,
                    TIMETZ,
                    TIMESTAMP,
                    TIMESTAMPTZ,
                    SUPER,
                    VARBYTE,
                    GEOMETRY,
                    GEOGRAPHY,
                    HLLSKETCH,
                    INTERVAL_YEAR_MONTH,
                    INTERVAL_DAY_SECOND -> false;
        };
        return fits ? new Reading.Fits(new TypedValue(number.toPlainString(), number)) : new Reading.Unfit(must(type));
    }

    private static boolean whole(BigDecimal number, long least, long most) {
        return number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(least)) >= 0
                && number.compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    /// Where a day or time stands, in seconds. A time without an offset is taken as UTC.
    private static Optional<BigDecimal> moment(Kind kind, String text) {
        String iso = text.strip()
                .replaceFirst("(?<=[0-9]) (?=[0-9])", "T")
                .replaceFirst("(:[0-9.:]+[+-][0-9]{2})$", "$1:00");
        boolean zoned = iso.matches(".*T?[0-9]{2}:[0-9]{2}.*(Z|[+-][0-9]{2}:[0-9]{2})");
        try {
            if (kind == Kind.TIME || kind == Kind.TIMETZ) {
                LocalTime time = zoned ? OffsetTime.parse(iso).toLocalTime() : LocalTime.parse(iso);
                return Optional.of(BigDecimal.valueOf(time.toNanoOfDay(), 9));
            }
            if (!iso.contains("T")) {
                return Optional.of(BigDecimal.valueOf(LocalDate.parse(iso).toEpochDay() * 86_400));
            }
            if (kind == Kind.DATE || (zoned && kind == Kind.TIMESTAMP)) {
                return Optional.empty();
            }
            OffsetDateTime time =
                    zoned ? OffsetDateTime.parse(iso) : LocalDateTime.parse(iso).atOffset(ZoneOffset.UTC);
            return Optional.of(BigDecimal.valueOf(time.toEpochSecond())
                    .add(BigDecimal.valueOf(time.get(ChronoField.NANO_OF_SECOND), 9)));
        } catch (DateTimeException e) {
            // Not of that form: the caller says which forms there are.
            return Optional.empty();
        }
    }

    private static String must(ColumnType type) {
        return switch (type.kind()) {
            case SMALLINT -> "a whole number from -32768 to 32767";
            case INTEGER -> "a whole number from -2147483648 to 2147483647";
            case BIGINT -> "a whole number of at most 64 bits";
            case DECIMAL -> "a number that fits " + type.sql();
            case REAL, DOUBLE_PRECISION -> "a number";
            case BOOLEAN -> "true or false";
            case CHAR, VARCHAR -> "a string of at most " + type.length() + " bytes";
            case DATE -> "a day such as \"2015-01-04\"";
            case TIME -> "a time such as \"13:45:00\"";
            case TIMETZ -> "a time such as \"13:45:00+01\"";
            case TIMESTAMP -> "a time such as \"2015-01-04 13:45:00\"";
            case TIMESTAMPTZ -> "a time such as \"2015-01-04 13:45:00+01\"";
            case SUPER, VARBYTE, GEOMETRY, GEOGRAPHY, HLLSKETCH, INTERVAL_YEAR_MONTH, INTERVAL_DAY_SECOND ->
                "a string for " + type.sql();
        };
    }

    @Override
    public int compareTo(TypedValue other) {
        return order.compareTo(other.order);
    }
}
