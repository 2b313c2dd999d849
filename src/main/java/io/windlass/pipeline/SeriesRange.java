package io.windlass.pipeline;

import io.windlass.redshift.Literal;
import io.windlass.redshift.Statement;
import io.windlass.schema.ColumnType;
import io.windlass.schema.ColumnType.Kind;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// All values from one of a series to another, as bounds in SQL: `>= from and < to`.
///
/// @param low the first value
/// @param high the last value, within the range
public record SeriesRange(SeriesValue low, SeriesValue high) {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    public SeriesRange {
        Objects.requireNonNull(low, "low is null");
        Objects.requireNonNull(high, "high is null");
        if (low.compareTo(high) > 0) {
            throw new IllegalArgumentException(low.text() + " is after " + high.text());
        }
    }

    /// The smallest range that holds both.
    public SeriesRange with(SeriesRange other) {
        return new SeriesRange(
                low.compareTo(other.low) <= 0 ? low : other.low, high.compareTo(other.high) >= 0 ? high : other.high);
    }

    /// Its beginning, inclusive.
    ///
    /// @param type a number for whole numbers; a day or a time for the others
    public Literal from(ColumnType type) {
        return literal(type, low.first());
    }

    /// Its end, exclusive: where the next value begins.
    public Literal to(ColumnType type) {
        return literal(type, high.last().add(BigInteger.ONE));
    }

    /// As a range of a column.
    public Statement.Range of(String column, ColumnType type) {
        return new Statement.Range(column, from(type), to(type));
    }

    private Literal literal(ColumnType type, BigInteger at) {
        return switch (low.by()) {
            case INTEGER -> number(type, at.toString());
            case DATE, HOUR -> new Literal(type, Optional.of(moment(type.kind(), at.longValueExact())));
        };
    }

    /// A folder may bear a number that no row of a small column has, and the end of the last one lies beyond it.
    private static Literal number(ColumnType type, String text) {
        boolean fits = TypedValue.of(type, new Json(text)) instanceof TypedValue.Reading.Fits;
        return fits ? new Literal(type, Optional.of(text)) : Literal.of("bigint", text);
    }

    /// Hours are of UTC, whatever the time zone of the session.
    private static String moment(Kind kind, long hours) {
        if (kind == Kind.DATE) {
            return LocalDate.ofEpochDay(Math.floorDiv(hours, 24)).toString();
        }
        String time = HOUR.format(LocalDateTime.ofEpochSecond(hours * 3_600, 0, ZoneOffset.UTC));
        return kind == Kind.TIMESTAMPTZ ? time + "+00" : time;
    }
}
