package io.windlass.inference;

import io.windlass.schema.ColumnType.Kind;
import java.util.Optional;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/// What a column of a Parquet file holds, told apart as COPY does: it widens nothing, so that to each content
/// there is one type of column (Database Developer Guide, "COPY from columnar data formats").
enum ParquetContent {
    SMALL,
    WHOLE,
    LARGE,
    DECIMAL,
    SINGLE,
    DOUBLE,
    TRUTH,
    DAY,
    MILLIS,
    MICROS,
    NANOS,
    INT96,
    TEXT,
    /// Bytes of which the file does not say whether they are text.
    UNNAMED,
    /// Bytes of a fixed number.
    BYTES,
    /// Groups, lists, maps and repeated values.
    NESTED;

    private static final int SMALL_BITS = 16;
    private static final int WHOLE_BITS = 32;
    private static final int LARGE_BITS = 64;

    /// Empty where COPY fills no column from such a type.
    static Optional<ParquetContent> of(Type type) {
        if (!type.isPrimitive() || type.isRepetition(Type.Repetition.REPEATED)) {
            return Optional.of(NESTED);
        }
        PrimitiveType primitive = type.asPrimitiveType();
        LogicalTypeAnnotation logical = primitive.getLogicalTypeAnnotation();
        PrimitiveTypeName physical = primitive.getPrimitiveTypeName();
        if (logical instanceof DecimalLogicalTypeAnnotation) {
            return Optional.of(DECIMAL);
        }
        return switch (physical) {
            case INT32 -> int32(logical);
            case INT64 -> int64(logical);
            case INT96 -> Optional.of(INT96);
            case FLOAT -> bare(logical, SINGLE);
            case DOUBLE -> bare(logical, DOUBLE);
            case BOOLEAN -> bare(logical, TRUTH);
            case FIXED_LEN_BYTE_ARRAY -> bare(logical, BYTES);
            case BINARY -> isText(logical) ? Optional.of(TEXT) : bare(logical, UNNAMED);
        };
    }

    /// The type of its column. Contents of one type may stand in several files of a table.
    Kind kind() {
        return switch (this) {
            case SMALL -> Kind.SMALLINT;
            case WHOLE -> Kind.INTEGER;
            case LARGE -> Kind.BIGINT;
            case DECIMAL -> Kind.DECIMAL;
            case SINGLE -> Kind.REAL;
            case DOUBLE -> Kind.DOUBLE_PRECISION;
            case TRUTH -> Kind.BOOLEAN;
            case DAY -> Kind.DATE;
            case MILLIS, MICROS, NANOS, INT96 -> Kind.TIMESTAMP;
            case TEXT, UNNAMED -> Kind.VARCHAR;
            case BYTES -> Kind.VARBYTE;
            case NESTED -> Kind.SUPER;
        };
    }

    private static Optional<ParquetContent> bare(LogicalTypeAnnotation logical, ParquetContent content) {
        return logical == null ? Optional.of(content) : Optional.empty();
    }

    private static Optional<ParquetContent> int32(LogicalTypeAnnotation logical) {
        if (logical instanceof DateLogicalTypeAnnotation) {
            return Optional.of(DAY);
        }
        if (bits(logical, WHOLE_BITS) <= SMALL_BITS) {
            return Optional.of(SMALL);
        }
        return bits(logical, WHOLE_BITS) <= WHOLE_BITS ? Optional.of(WHOLE) : Optional.empty();
    }

    private static Optional<ParquetContent> int64(LogicalTypeAnnotation logical) {
        if (logical instanceof TimestampLogicalTypeAnnotation timestamp) {
            return Optional.of(
                    switch (timestamp.getUnit()) {
                        case MILLIS -> MILLIS;
                        case MICROS -> MICROS;
                        case NANOS -> NANOS;
                    });
        }
        return bits(logical, LARGE_BITS) <= LARGE_BITS ? Optional.of(LARGE) : Optional.empty();
    }

    /// Those that a column needs; an unsigned number needs one more than it has.
    private static int bits(LogicalTypeAnnotation logical, int physical) {
        if (logical instanceof IntLogicalTypeAnnotation number) {
            return number.getBitWidth() + (number.isSigned() ? 0 : 1);
        }
        return logical == null ? physical : Integer.MAX_VALUE;
    }

    private static boolean isText(LogicalTypeAnnotation logical) {
        return logical instanceof StringLogicalTypeAnnotation
                || logical instanceof EnumLogicalTypeAnnotation
                || logical instanceof JsonLogicalTypeAnnotation;
    }
}
