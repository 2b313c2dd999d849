package io.windlass.inference;

import io.windlass.inference.Inference.InferredColumn;
import io.windlass.redshift.Format;
import io.windlass.schema.ColumnType;
import io.windlass.schema.ColumnType.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// From the columns of Parquet files to columns: exactly the types that COPY loads them into.
final class ParquetRule {

    private ParquetRule() {}

    static Inference infer(Observed.Columns observed) throws SampleFailed {
        List<String> remarks = new ArrayList<>();
        SequencedMap<String, Object> options = new LinkedHashMap<>();
        ColumnNames names = new ColumnNames();
        List<InferredColumn> columns = new ArrayList<>();
        for (ParquetColumn column : observed.columns()) {
            String name = names.of(column.name());
            ColumnType type = type(name, column, options, remarks);
            if (type.kind() == Kind.SUPER) {
                options.put("serializetojson", true);
            }
            columns.add(new InferredColumn(name, Optional.empty(), type));
        }
        remarks.addAll(names.remarks());
        return new Inference(columns, Format.PARQUET, options, Optional.empty(), remarks, observed.rows());
    }

    private static ColumnType type(
            String name, ParquetColumn column, SequencedMap<String, Object> options, List<String> remarks)
            throws SampleFailed {
        return switch (column.kind()) {
            case DECIMAL -> new ColumnType(Kind.DECIMAL, column.digits(), column.scale(), "");
            case VARBYTE -> bytes(column.longest());
            case VARCHAR -> text(name, column, options, remarks);
            case SMALLINT,
                    INTEGER,
                    BIGINT,
                    REAL,
                    DOUBLE_PRECISION,
                    BOOLEAN,
                    CHAR,
                    DATE,
                    TIME,
                    TIMETZ,
                    TIMESTAMP,
                    TIMESTAMPTZ,
                    SUPER,
                    GEOMETRY,
                    GEOGRAPHY,
                    HLLSKETCH,
                    INTERVAL_YEAR_MONTH,
                    INTERVAL_DAY_SECOND -> new ColumnType(column.kind(), 0, 0, "");
        };
    }

    private static ColumnType text(
            String name, ParquetColumn column, SequencedMap<String, Object> options, List<String> remarks)
            throws SampleFailed {
        boolean noText = column.broken() || column.longest() > ColumnType.MAX_VARCHAR;
        if (noText && !column.named()) {
            return bytes(Math.max(column.longest(), Math.min(ColumnType.MAX_VARBYTE, TypeRule.room(column.longest()))));
        }
        if (column.longest() > ColumnType.MAX_VARCHAR) {
            throw new SampleFailed("column \"" + column.name() + "\" holds a text of " + column.longest()
                    + " bytes, more than a VARCHAR takes, and COPY cuts none in Parquet");
        }
        if (column.broken()) {
            options.put("acceptinvchars", true);
            remarks.add(name + " holds bytes that are no UTF-8, or NUL: COPY replaces each by a question mark");
        }
        if (column.values() == 0) {
            remarks.add(name + " never holds a value; its length is a guess");
        }
        return TypeRule.varchar(column.longest());
    }

    private static ColumnType bytes(long length) throws SampleFailed {
        if (length > ColumnType.MAX_VARBYTE) {
            throw new SampleFailed("values of " + length + " bytes are more than a VARBYTE takes");
        }
        return new ColumnType(Kind.VARBYTE, (int) Math.max(1, length), 0, "");
    }
}
