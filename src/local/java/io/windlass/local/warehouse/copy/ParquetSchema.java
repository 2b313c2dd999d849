package io.windlass.local.warehouse.copy;

import io.windlass.local.warehouse.copy.ParquetScalar.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/// Which column of a Parquet file goes into which column of the table, by position, and what its values are.
/// As strict as Redshift, which widens nothing: INT64 does not go into INTEGER, nor INT32 into BIGINT. Where
/// Redshift's manual says nothing of a type it is refused.
///
/// @param fields of the target
/// @param object for messages
record ParquetSchema(CopyCommand command, List<TypedField> fields, ObjectBytes object) {

    /// The widest decimal that a `long` holds.
    private static final int LONG_DIGITS = 18;

    ParquetRow row(MessageType file) throws ScanError {
        List<Type> types = file.getFields();
        boolean filled = command.has(CopyOption.FILLRECORD) && types.size() < fields.size();
        if (types.size() != fields.size() && !filled) {
            throw ScanError.columnCount(fields.size(), types, object);
        }
        List<ParquetValue> values = new ArrayList<>();
        for (int column = 0; column < types.size(); column++) {
            values.add(value(column, types.get(column)));
        }
        return new ParquetRow(values, fields, object);
    }

    private ParquetValue value(int column, Type type) throws ScanError {
        TargetColumn target = fields.get(column).column();
        if (!type.isPrimitive() || type.isRepetition(Type.Repetition.REPEATED)) {
            if (target.kind() != TargetColumn.Kind.SUPER || !command.has(CopyOption.SERIALIZETOJSON)) {
                throw ScanError.nested(
                        column, target, DataFormat.PARQUET, type.getName(), Shown.of(oneLine(type)), object);
            }
            return new ParquetNested(type);
        }
        Optional<Meaning> meaning = meaning(target, type.asPrimitiveType());
        return new ParquetScalar(meaning.orElseThrow(() -> ScanError.incompatible(
                column, target, DataFormat.PARQUET, type.getName(), Shown.sentence(oneLine(type)), object)));
    }

    private static String oneLine(Type type) {
        StringBuilder text = new StringBuilder();
        type.writeToStringBuilder(text, "");
        return text.toString().replaceAll("\\s+", " ");
    }

    private static Optional<Meaning> meaning(TargetColumn target, PrimitiveType type) {
        PrimitiveTypeName physical = type.getPrimitiveTypeName();
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        return switch (target.kind()) {
            case SMALLINT -> when(physical == PrimitiveTypeName.INT32 && isInteger(logical, 16), Meaning.WHOLE);
            case INTEGER -> when(physical == PrimitiveTypeName.INT32 && isInteger(logical, 32), Meaning.WHOLE);
            case BIGINT -> when(physical == PrimitiveTypeName.INT64 && isInteger(logical, 64), Meaning.WHOLE);
            case DECIMAL -> decimal(target, physical, logical);
            case REAL -> when(physical == PrimitiveTypeName.FLOAT && logical == null, Meaning.SINGLE);
            case DOUBLE -> when(physical == PrimitiveTypeName.DOUBLE && logical == null, Meaning.DOUBLE);
            case BOOLEAN -> when(physical == PrimitiveTypeName.BOOLEAN && logical == null, Meaning.BOOLEAN);
            case CHAR, VARCHAR -> when(physical == PrimitiveTypeName.BINARY && isText(logical), Meaning.TEXT);
            case VARBYTE ->
                when(
                        (physical == PrimitiveTypeName.BINARY || physical == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
                                && logical == null,
                        Meaning.BYTES);
            case DATE ->
                when(physical == PrimitiveTypeName.INT32 && logical instanceof DateLogicalTypeAnnotation, Meaning.DATE);
            case TIMESTAMP -> timestamp(physical, logical);
            case TIMESTAMPTZ, TIME, TIMETZ, SUPER -> Optional.empty();
        };
    }

    private static Optional<Meaning> when(boolean fits, Meaning meaning) {
        return fits ? Optional.of(meaning) : Optional.empty();
    }

    /// @param bits of the column; an unsigned number needs one more than it has
    private static boolean isInteger(LogicalTypeAnnotation logical, int bits) {
        return logical == null
                || (logical instanceof IntLogicalTypeAnnotation number
                        && number.getBitWidth() + (number.isSigned() ? 0 : 1) <= bits);
    }

    private static boolean isText(LogicalTypeAnnotation logical) {
        return logical == null
                || logical instanceof StringLogicalTypeAnnotation
                || logical instanceof EnumLogicalTypeAnnotation
                || logical instanceof JsonLogicalTypeAnnotation;
    }

    private static Optional<Meaning> decimal(
            TargetColumn target, PrimitiveTypeName physical, LogicalTypeAnnotation logical) {
        if (!(logical instanceof DecimalLogicalTypeAnnotation decimal)
                || decimal.getScale() != target.scale()
                || decimal.getPrecision() > target.precision()) {
            return Optional.empty();
        }
        return switch (physical) {
            case INT32, INT64 ->
                decimal.getPrecision() <= LONG_DIGITS ? Optional.of(Meaning.DECIMAL) : Optional.empty();
            case BINARY, FIXED_LEN_BYTE_ARRAY -> Optional.of(Meaning.DECIMAL_BYTES);
            case BOOLEAN, FLOAT, DOUBLE, INT96 -> Optional.empty();
        };
    }

    private static Optional<Meaning> timestamp(PrimitiveTypeName physical, LogicalTypeAnnotation logical) {
        if (physical == PrimitiveTypeName.INT96) {
            return Optional.of(Meaning.INT96);
        }
        if (physical != PrimitiveTypeName.INT64 || !(logical instanceof TimestampLogicalTypeAnnotation timestamp)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (timestamp.getUnit()) {
                    case MILLIS -> Meaning.MILLIS;
                    case MICROS -> Meaning.MICROS;
                    case NANOS -> Meaning.NANOS;
                });
    }
}
