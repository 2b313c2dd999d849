package io.windlass.client;

import io.windlass.redshift.Literal;
import io.windlass.schema.Column;
import io.windlass.schema.ColumnType;
import io.windlass.schema.ColumnType.Kind;
import io.windlass.schema.Identifier;
import java.math.BigDecimal;
import java.util.Optional;

/// Values of a query as literals. Equal values are equal literals, however they were written: `5`, `5.0` and `"5"` of
/// a whole number are one.
///
/// A literal's type is that of its value and not its column's, so that nothing is cut to fit: what no row can hold
/// equals none.
///
/// @param column the column that is asked for
/// @param pointer where the value stands in the request
record KeyText(Column column, String pointer) {

    private ColumnText text() {
        return new ColumnText(column.name(), column.type(), pointer);
    }

    /// NULL of the column's type.
    Literal none() {
        return new Literal(column.type(), Optional.empty());
    }

    /// @throws RequestFailed where the value is of another kind than the column's
    Literal of(Object given) {
        Object value = ColumnText.plain(given);
        if (value == null) {
            throw text().must("a value; null stands alone, and for NULL only in an exact query");
        }
        Kind kind = column.type().kind();
        return switch (kind) {
            case SMALLINT, INTEGER, BIGINT, DECIMAL -> exact(text().number(value));
            case REAL, DOUBLE_PRECISION ->
                new Literal(column.type(), Optional.of(text().real(value).toPlainString()));
            case CHAR -> characters(text().string(value).stripTrailing());
            case VARCHAR -> characters(text().string(value));
            case BOOLEAN, DATE, TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ ->
                new Literal(column.type(), Optional.of(text().of(value)));
            case VARBYTE -> bytes(text().digits(value));
            case SUPER, GEOMETRY, GEOGRAPHY, HLLSKETCH, INTERVAL_YEAR_MONTH, INTERVAL_DAY_SECOND ->
                throw text().must("NULL or left out: columns of this type cannot be asked for by value");
        };
    }

    /// They go as a text of their digits.
    private Literal bytes(String digits) {
        if (digits.length() > ColumnType.MAX_VARCHAR) {
            throw text().must("at most " + ColumnType.MAX_VARCHAR / 2 + " bytes, to be asked for by value");
        }
        return new Literal(column.type(), Optional.of(digits));
    }

    private Literal exact(BigDecimal number) {
        BigDecimal shortest = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        int scale = Math.max(0, shortest.scale());
        int whole = Math.max(0, shortest.precision() - shortest.scale());
        if (scale > ColumnType.MAX_SCALE || whole + scale > ColumnType.MAX_PRECISION) {
            throw text().must("a number of at most 38 digits");
        }
        boolean small = scale == 0 && whole <= 18;
        ColumnType type = new ColumnType(small ? "bigint" : "decimal(38," + scale + ")");
        return new Literal(type, Optional.of(shortest.toPlainString()));
    }

    private Literal characters(String value) {
        int bytes = Identifier.bytes(value);
        if (bytes > ColumnType.MAX_VARCHAR) {
            throw text().must("a string of at most " + ColumnType.MAX_VARCHAR + " bytes of UTF-8");
        }
        return new Literal(new ColumnType("varchar(" + Math.max(1, bytes) + ")"), Optional.of(value));
    }
}
