package io.windlass.inference;

import io.windlass.inference.Moments.Reading;
import io.windlass.schema.ColumnType;
import io.windlass.schema.ColumnType.Kind;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.Set;

/// From values to the type of their column, with room for values that are not in the samples.
final class TypeRule {

    private static final int LEAST_VARCHAR = 16;
    private static final int UNSEEN_VARCHAR = 256;
    private static final int SPARE_DIGITS = 2;
    private static final BigInteger TEN = BigInteger.TEN;
    private static final BigInteger INTEGER = BigInteger.valueOf(Integer.MAX_VALUE);
    private static final BigInteger BIGINT = BigInteger.valueOf(Long.MAX_VALUE);

    private static final Set<Reading> DAYS = EnumSet.of(Reading.DATE, Reading.OTHER_DATE);
    private static final Set<Reading> UNASKED = EnumSet.of(Reading.DATE, Reading.TIMESTAMP);

    private TypeRule() {}

    /// @param type of the column
    /// @param autoDate whether COPY must be told `DATEFORMAT 'auto'`
    /// @param autoTime whether COPY must be told `TIMEFORMAT 'auto'`
    record Typed(ColumnType type, boolean autoDate, boolean autoTime) {
        static Typed of(Kind kind) {
            return new Typed(new ColumnType(kind, 0, 0, ""), false, false);
        }
    }

    /// The type of values of JSON of one kind.
    static Typed ofJson(Values values) {
        if (values.numbers() > 0) {
            return number(values);
        }
        return values.truths() > 0 ? Typed.of(Kind.BOOLEAN) : textOrMoment(values);
    }

    /// The type of fields of a text file.
    ///
    /// @param nothing the one mark that COPY takes for NULL; others are texts
    static Typed ofFields(Values values, String nothing) {
        boolean foreignMark = values.marks().stream().anyMatch(mark -> !mark.equals(nothing));
        if (values.present() == 0 || foreignMark) {
            return new Typed(varchar(values), false, false);
        }
        if (values.allNumbers()) {
            return number(values);
        }
        return values.allTruths() ? Typed.of(Kind.BOOLEAN) : textOrMoment(values);
    }

    private static Typed number(Values values) {
        if (values.beyondDouble()) {
            return new Typed(varchar(values), false, false);
        }
        if (values.exponent() || values.integerDigits() + values.scale() > ColumnType.MAX_PRECISION) {
            boolean code = !values.exponent() && !values.fraction();
            return code ? new Typed(varchar(values), false, false) : Typed.of(Kind.DOUBLE_PRECISION);
        }
        if (!values.fraction() && values.largest().compareTo(BIGINT) <= 0) {
            return Typed.of(values.largest().multiply(TEN).compareTo(INTEGER) <= 0 ? Kind.INTEGER : Kind.BIGINT);
        }
        if (values.scale() > ColumnType.MAX_SCALE) {
            return Typed.of(Kind.DOUBLE_PRECISION);
        }
        int digits = Math.min(ColumnType.MAX_PRECISION, values.integerDigits() + SPARE_DIGITS + values.scale());
        return new Typed(new ColumnType(Kind.DECIMAL, digits, values.scale(), ""), false, false);
    }

    private static Typed textOrMoment(Values values) {
        Set<Reading> readings = values.readings();
        if (readings.isEmpty() || readings.contains(Reading.NONE)) {
            return new Typed(varchar(values), false, false);
        }
        if (DAYS.containsAll(readings)) {
            boolean auto = readings.contains(Reading.OTHER_DATE);
            return new Typed(new ColumnType(Kind.DATE, 0, 0, ""), auto, false);
        }
        Kind kind = readings.contains(Reading.ZONED) ? Kind.TIMESTAMPTZ : Kind.TIMESTAMP;
        boolean auto = readings.size() > 1 || !UNASKED.containsAll(readings);
        return new Typed(new ColumnType(kind, 0, 0, ""), false, auto);
    }

    /// Twice the longest value, rounded up to a power of two.
    static ColumnType varchar(Values values) {
        return varchar(values.longest());
    }

    /// @param longest value in bytes; 0 where none was seen
    static ColumnType varchar(long longest) {
        return new ColumnType(Kind.VARCHAR, (int) Math.min(ColumnType.MAX_VARCHAR, room(longest)), 0, "");
    }

    /// Bytes for values like those that were seen.
    static long room(long longest) {
        long wanted = longest == 0 ? UNSEEN_VARCHAR : Math.max(LEAST_VARCHAR, 2 * longest);
        return Long.highestOneBit(wanted - 1) << 1;
    }
}
