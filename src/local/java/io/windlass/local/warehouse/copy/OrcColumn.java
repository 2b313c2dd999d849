package io.windlass.local.warehouse.copy;

import java.math.BigDecimal;
import java.util.Optional;
import org.apache.orc.TypeDescription;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.DecimalColumnVector;
import org.apache.orc.storage.ql.exec.vector.DoubleColumnVector;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;
import org.apache.orc.storage.ql.exec.vector.TimestampColumnVector;

/// A column of an ORC file and the column of the table that it goes into.
///
/// @param type in the file
/// @param field of the target
record OrcColumn(TypeDescription type, TypedField field) {

    /// Whether the file's type is the column's. As strict as with Parquet: nothing is widened.
    static boolean fits(TypeDescription type, TargetColumn target) {
        Optional<TargetColumn.Kind> kind = kind(type, target);
        return kind.isPresent() && kind.get() == target.kind();
    }

    private static Optional<TargetColumn.Kind> kind(TypeDescription type, TargetColumn target) {
        return switch (type.getCategory()) {
            case BYTE, SHORT -> Optional.of(TargetColumn.Kind.SMALLINT);
            case INT -> Optional.of(TargetColumn.Kind.INTEGER);
            case LONG -> Optional.of(TargetColumn.Kind.BIGINT);
            case FLOAT -> Optional.of(TargetColumn.Kind.REAL);
            case DOUBLE -> Optional.of(TargetColumn.Kind.DOUBLE);
            case BOOLEAN -> Optional.of(TargetColumn.Kind.BOOLEAN);
            case STRING, CHAR, VARCHAR ->
                Optional.of(target.kind().isCharacter() ? target.kind() : TargetColumn.Kind.VARCHAR);
            case BINARY -> Optional.of(TargetColumn.Kind.VARBYTE);
            case DATE -> Optional.of(TargetColumn.Kind.DATE);
            case TIMESTAMP -> Optional.of(TargetColumn.Kind.TIMESTAMP);
            case DECIMAL ->
                type.getScale() == target.scale() && type.getPrecision() <= target.precision()
                        ? Optional.of(TargetColumn.Kind.DECIMAL)
                        : Optional.empty();
            case TIMESTAMP_INSTANT, LIST, MAP, STRUCT, UNION, Geometry, Geography -> Optional.empty();
        };
    }

    static boolean isNested(TypeDescription type) {
        return switch (type.getCategory()) {
            case LIST, MAP, STRUCT -> true;
            case BYTE,
                    SHORT,
                    INT,
                    LONG,
                    FLOAT,
                    DOUBLE,
                    BOOLEAN,
                    STRING,
                    CHAR,
                    VARCHAR,
                    BINARY,
                    DATE,
                    TIMESTAMP,
                    DECIMAL,
                    TIMESTAMP_INSTANT,
                    UNION,
                    Geometry,
                    Geography -> false;
        };
    }

    Problem write(ColumnVector vector, int index, RowBuffer row) {
        int at = vector.isRepeating ? 0 : index;
        if (!vector.noNulls && vector.isNull[at]) {
            return field.nothing(row);
        }
        return switch (type.getCategory()) {
            case BYTE, SHORT, INT, LONG -> field.whole(((LongColumnVector) vector).vector[at], row);
            case BOOLEAN -> field.truth(((LongColumnVector) vector).vector[at] != 0, row);
            case DATE -> field.date(((LongColumnVector) vector).vector[at], row);
            case FLOAT -> field.single((float) ((DoubleColumnVector) vector).vector[at], row);
            case DOUBLE -> field.twofold(((DoubleColumnVector) vector).vector[at], row);
            case STRING, CHAR, VARCHAR -> {
                BytesColumnVector bytes = (BytesColumnVector) vector;
                yield field.text(bytes.vector[at], bytes.start[at], bytes.length[at], row);
            }
            case BINARY -> {
                BytesColumnVector bytes = (BytesColumnVector) vector;
                yield field.binary(bytes.vector[at], bytes.start[at], bytes.length[at], row);
            }
            case TIMESTAMP -> {
                TimestampColumnVector moment = (TimestampColumnVector) vector;
                yield field.moment(Math.floorDiv(moment.time[at], 1000), moment.nanos[at] / 1000, row);
            }
            case DECIMAL -> {
                BigDecimal decimal = ((DecimalColumnVector) vector)
                        .vector[at]
                        .getHiveDecimal()
                        .bigDecimalValue();
                yield field.decimal(decimal.setScale(type.getScale()).unscaledValue(), row);
            }
            case LIST, MAP, STRUCT -> field.json(OrcJson.of(type, vector, at).toString(), row);
            case TIMESTAMP_INSTANT, UNION, Geometry, Geography ->
                throw new IllegalStateException("refused with the schema: " + type);
        };
    }
}
