package io.windlass.local.warehouse.copy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/// Writes the values of one column that come with a type: nothing is parsed, only held against the column.
final class TypedField {

    private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
    private static final int SECONDS = 86_400;

    /// Bytes.
    private static final int LARGEST_SUPER = 16 * 1024 * 1024;

    /// Of ten, those that a `long` holds.
    private static final long[] POWERS = powers();

    private final TargetColumn column;
    private final String replacement;
    private final Supers supers = new Supers();

    TypedField(TargetColumn column, CopyCommand command) {
        this.column = column;
        this.replacement = InvalidCharacters.replacement(command);
    }

    TargetColumn column() {
        return column;
    }

    Problem nothing(RowBuffer row) {
        if (column.notNull()) {
            return scan("Missing data for not-null field");
        }
        row.nullField();
        return Problem.NONE;
    }

    Problem whole(long value, RowBuffer row) {
        boolean fits = switch (column.kind()) {
            case SMALLINT -> value == (short) value;
            case INTEGER -> value == (int) value;
            case BIGINT,
                    DECIMAL,
                    REAL,
                    DOUBLE,
                    BOOLEAN,
                    CHAR,
                    VARCHAR,
                    DATE,
                    TIMESTAMP,
                    TIMESTAMPTZ,
                    TIME,
                    TIMETZ,
                    SUPER,
                    VARBYTE -> true;
        };
        if (!fits) {
            return scan("Value out of range for " + column.redshiftType());
        }
        row.number(value, 0);
        return Problem.NONE;
    }

    /// @param unscaled with as many digits after the point as the column has
    Problem decimal(long unscaled, RowBuffer row) {
        if (column.precision() < POWERS.length
                && (unscaled >= POWERS[column.precision()] || unscaled <= -POWERS[column.precision()])) {
            return scan("Value out of range for " + column.redshiftType());
        }
        row.number(unscaled, column.scale());
        return Problem.NONE;
    }

    /// @param unscaled with as many digits after the point as the column has
    Problem decimal(BigInteger unscaled, RowBuffer row) {
        BigDecimal value = new BigDecimal(unscaled, column.scale());
        if (value.precision() > column.precision()) {
            return scan("Value out of range for " + column.redshiftType());
        }
        row.plainField(value.toPlainString());
        return Problem.NONE;
    }

    Problem single(float value, RowBuffer row) {
        row.plainField(Float.toString(value));
        return Problem.NONE;
    }

    Problem twofold(double value, RowBuffer row) {
        row.plainField(Double.toString(value));
        return Problem.NONE;
    }

    Problem truth(boolean value, RowBuffer row) {
        row.plainField(value ? "t" : "f");
        return Problem.NONE;
    }

    /// @param day since 1970-01-01
    Problem date(long day, RowBuffer row) {
        if (day < FIRST_DAY || day > LAST_DAY) {
            return scan("Date out of range");
        }
        row.date(LocalDate.ofEpochDay(day));
        return Problem.NONE;
    }

    /// @param amount since 1970
    /// @param perSecond how many of them make a second; finer than microseconds is cut off
    Problem timestamp(long amount, long perSecond, RowBuffer row) {
        long fraction = Math.floorMod(amount, perSecond);
        long micros = perSecond <= 1_000_000 ? fraction * (1_000_000 / perSecond) : fraction / (perSecond / 1_000_000);
        return moment(Math.floorDiv(amount, perSecond), (int) micros, row);
    }

    /// @param seconds since 1970
    Problem moment(long seconds, int micros, RowBuffer row) {
        long day = Math.floorDiv(seconds, SECONDS);
        if (day < FIRST_DAY || day > LAST_DAY) {
            return scan("Timestamp out of range");
        }
        row.timestamp(LocalDate.ofEpochDay(day), Math.floorMod(seconds, SECONDS), micros);
        return Problem.NONE;
    }

    /// Text in UTF-8. The bytes are left as they are.
    Problem text(byte[] bytes, int start, int length, RowBuffer row) {
        Problem invalid = InvalidCharacters.check(bytes, start, start + length, "");
        if (!invalid.isNone()) {
            if (replacement.isEmpty() || column.kind() == TargetColumn.Kind.CHAR) {
                return scan(invalid.message());
            }
            byte[] copy = Arrays.copyOfRange(bytes, start, start + length);
            InvalidCharacters.check(copy, 0, length, replacement);
            return fitting(copy, 0, length, row);
        }
        return fitting(bytes, start, length, row);
    }

    private Problem fitting(byte[] bytes, int start, int length, RowBuffer row) {
        int kept = length;
        if (column.kind() == TargetColumn.Kind.CHAR) {
            while (kept > 0 && bytes[start + kept - 1] == ' ') {
                kept--;
            }
            for (int index = start; index < start + kept; index++) {
                if (bytes[index] < 0) {
                    return scan("Multibyte character not supported for CHAR (Hint: try using VARCHAR)");
                }
            }
        }
        if (kept > column.length()) {
            return scan("The length of the data column " + column.name()
                    + " is longer than the length defined in the table. Table: " + column.length() + ", Data: " + kept);
        }
        row.utf8(bytes, start, kept);
        return Problem.NONE;
    }

    Problem binary(byte[] bytes, int start, int length, RowBuffer row) {
        row.binary(bytes, start, length);
        return Problem.NONE;
    }

    /// A nested value.
    Problem json(String text, RowBuffer row) {
        if (text.length() > LARGEST_SUPER
                || (text.length() > LARGEST_SUPER / 3
                        && text.getBytes(StandardCharsets.UTF_8).length > LARGEST_SUPER)) {
            return scan("The value is larger than SUPER can hold, 16 MB");
        }
        Problem problem = supers.convert(text, row);
        return problem.isNone() ? problem : scan(problem.message());
    }

    private static Problem scan(String message) {
        return Problem.of(Problem.SCAN, message);
    }

    private static long[] powers() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int index = 1; index < powers.length; index++) {
            powers[index] = powers[index - 1] * 10;
        }
        return powers;
    }
}
