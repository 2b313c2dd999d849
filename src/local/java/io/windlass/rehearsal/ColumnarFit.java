package io.windlass.rehearsal;

import io.windlass.inference.ParquetColumn;
import io.windlass.rehearsal.Difference.Kind;
import io.windlass.schema.Column;
import io.windlass.schema.ColumnType;
import java.util.Optional;

/// Whether a declared column takes the values of a column of Parquet files.
///
/// @param column as it is declared
/// @param seen what the files hold
record ColumnarFit(Column column, ParquetColumn seen) {

    Optional<Difference> difference() {
        ColumnType.Kind declared = column.type().kind();
        boolean text = declared == ColumnType.Kind.VARCHAR || declared == ColumnType.Kind.CHAR;
        boolean bytes = declared == ColumnType.Kind.VARBYTE && !seen.named();
        boolean same = seen.kind() == declared
                || (seen.kind() == ColumnType.Kind.VARCHAR && (text || bytes))
                || (seen.kind() == ColumnType.Kind.SMALLINT && declared == ColumnType.Kind.INTEGER);
        if (!same) {
            return different(Kind.TYPE, "COPY takes it into " + seen.kind().text() + " alone");
        }
        if (declared == ColumnType.Kind.DECIMAL) {
            return decimal();
        }
        return (text || declared == ColumnType.Kind.VARBYTE)
                        && seen.longest() > column.type().length()
                ? different(Kind.TOO_LONG, "it holds up to " + seen.longest() + " bytes; the load would fail")
                : Optional.empty();
    }

    private Optional<Difference> decimal() {
        if (seen.scale() != column.type().scale()) {
            return different(Kind.TYPE, "it has " + seen.scale() + " digits after the point, and COPY rounds none");
        }
        return seen.digits() > column.type().length()
                ? different(Kind.TOO_LONG, "it declares or holds " + seen.digits() + " digits")
                : Optional.empty();
    }

    private Optional<Difference> different(Kind kind, String message) {
        return Optional.of(new Difference(
                kind,
                column.name(),
                "declared " + column.type().sql() + ", and in the files \"" + seen.name() + "\": " + message));
    }
}
