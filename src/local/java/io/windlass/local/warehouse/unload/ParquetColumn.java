package io.windlass.local.warehouse.unload;

import io.windlass.local.warehouse.sql.StatementFailure;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/// A column as Parquet holds it.
///
/// @param column of the query
/// @param type its type in the file; every column is optional
record ParquetColumn(UnloadColumn column, PrimitiveType type) {

    /// The most digits that an INT32 holds, and an INT64.
    private static final int SHORT_DIGITS = 9;

    private static final int LONG_DIGITS = 18;

    /// Bytes of a decimal with more digits; they hold 38.
    private static final int WIDE = 16;

    private static final long MICROS = 1_000_000;

    private static final LocalDateTime EPOCH = LocalDate.EPOCH.atStartOfDay();

    static ParquetColumn of(UnloadColumn column) throws StatementFailure {
        Types.PrimitiveBuilder<PrimitiveType> type = switch (column.kind()) {
            case SMALLINT -> Types.optional(PrimitiveTypeName.INT32).as(LogicalTypeAnnotation.intType(16, true));
            case INTEGER -> Types.optional(PrimitiveTypeName.INT32);
            case BIGINT -> Types.optional(PrimitiveTypeName.INT64);
            case DECIMAL ->
                decimal(column.precision()).as(LogicalTypeAnnotation.decimalType(column.scale(), column.precision()));
            case REAL -> Types.optional(PrimitiveTypeName.FLOAT);
            case DOUBLE -> Types.optional(PrimitiveTypeName.DOUBLE);
            case BOOLEAN -> Types.optional(PrimitiveTypeName.BOOLEAN);
            case CHAR, VARCHAR, SUPER ->
                Types.optional(PrimitiveTypeName.BINARY).as(LogicalTypeAnnotation.stringType());
            case DATE -> Types.optional(PrimitiveTypeName.INT32).as(LogicalTypeAnnotation.dateType());
            case TIMESTAMP -> timestamp(false);
            case TIMESTAMPTZ -> timestamp(true);
            case VARBYTE -> Types.optional(PrimitiveTypeName.BINARY);
            case TIME, TIMETZ ->
                throw new StatementFailure("ERROR: UNLOAD to PARQUET of column \"" + column.name()
                        + "\" of type " + column.kind().base()
                        + " is not available in the embedded warehouse: cast it to VARCHAR");
        };
        return new ParquetColumn(column, type.named(column.name()));
    }

    private static Types.PrimitiveBuilder<PrimitiveType> decimal(int precision) {
        if (precision <= SHORT_DIGITS) {
            return Types.optional(PrimitiveTypeName.INT32);
        }
        return precision <= LONG_DIGITS
                ? Types.optional(PrimitiveTypeName.INT64)
                : Types.optional(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY).length(WIDE);
    }

    private static Types.PrimitiveBuilder<PrimitiveType> timestamp(boolean utc) {
        return Types.optional(PrimitiveTypeName.INT64).as(LogicalTypeAnnotation.timestampType(utc, TimeUnit.MICROS));
    }

    /// Adds the column's value of a row, or nothing for NULL.
    ///
    /// @return its bytes in the file, about
    int add(ResultSet row, Group group) throws SQLException, IOException, StatementFailure {
        int index = column.index();
        if (row.getString(index) == null) {
            return 1;
        }
        String name = column.name();
        switch (column.kind()) {
            case SMALLINT, INTEGER -> group.add(name, row.getInt(index));
            case BIGINT -> group.add(name, row.getLong(index));
            case DECIMAL -> add(row.getBigDecimal(index), group);
            case REAL -> group.add(name, row.getFloat(index));
            case DOUBLE -> group.add(name, row.getDouble(index));
            case BOOLEAN -> group.add(name, row.getBoolean(index));
            case CHAR, VARCHAR, SUPER -> {
                return add(Binary.fromString(column.text(row)), group);
            }
            case DATE -> group.add(name, day(row.getObject(index, LocalDate.class)));
            case TIMESTAMP -> group.add(name, micros(row.getObject(index, LocalDateTime.class)));
            case TIMESTAMPTZ -> {
                OffsetDateTime time = row.getObject(index, OffsetDateTime.class);
                group.add(
                        name, micros(time.toLocalDateTime()) - time.getOffset().getTotalSeconds() * MICROS);
            }
            case VARBYTE -> {
                return add(Binary.fromConstantByteArray(row.getBytes(index)), group);
            }
            case TIME, TIMETZ -> throw new IllegalStateException("refused before: " + name);
        }
        return WIDE;
    }

    private int add(Binary value, Group group) {
        group.add(column.name(), value);
        return value.length() + Integer.BYTES;
    }

    private void add(BigDecimal value, Group group) throws StatementFailure {
        // A calculated number has no scale of its own here, as it has in Redshift: it has as many digits as it needs.
        if (value.stripTrailingZeros().scale() > column.scale()) {
            throw new StatementFailure("ERROR: UNLOAD to PARQUET of column \"" + column.name()
                    + "\": its number of digits after the point is not known: cast it to a DECIMAL with a scale");
        }
        BigDecimal scaled = value.setScale(column.scale(), RoundingMode.UNNECESSARY);
        if (scaled.precision() > column.precision()) {
            throw new StatementFailure("ERROR: UNLOAD to PARQUET of column \"" + column.name()
                    + "\": a value has more than " + column.precision() + " digits");
        }
        String name = column.name();
        if (column.precision() <= SHORT_DIGITS) {
            group.add(name, scaled.unscaledValue().intValueExact());
        } else if (column.precision() <= LONG_DIGITS) {
            group.add(name, scaled.unscaledValue().longValueExact());
        } else {
            group.add(name, wide(scaled));
        }
    }

    /// Big-endian, filled up with the sign.
    private static Binary wide(BigDecimal scaled) {
        byte[] unscaled = scaled.unscaledValue().toByteArray();
        byte[] filled = new byte[WIDE];
        Arrays.fill(filled, (byte) (scaled.signum() < 0 ? -1 : 0));
        System.arraycopy(unscaled, 0, filled, WIDE - unscaled.length, unscaled.length);
        return Binary.fromConstantByteArray(filled);
    }

    private int day(LocalDate date) throws StatementFailure {
        if (date.equals(LocalDate.MAX) || date.equals(LocalDate.MIN)) {
            throw infinite();
        }
        return (int) date.toEpochDay();
    }

    private long micros(LocalDateTime time) throws StatementFailure {
        if (time.getYear() == LocalDateTime.MAX.getYear() || time.getYear() == LocalDateTime.MIN.getYear()) {
            throw infinite();
        }
        return ChronoUnit.MICROS.between(EPOCH, time);
    }

    /// What the driver makes of `infinity`, which Redshift does not have.
    private StatementFailure infinite() {
        return new StatementFailure(
                "ERROR: UNLOAD to PARQUET of column \"" + column.name() + "\": a value is infinity");
    }
}
