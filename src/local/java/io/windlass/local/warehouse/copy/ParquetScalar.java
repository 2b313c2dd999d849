package io.windlass.local.warehouse.copy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.PrimitiveConverter;

/// A value that is not nested.
final class ParquetScalar extends PrimitiveConverter implements ParquetValue {

    /// The day 1970-01-01 as INT96 counts days.
    private static final int EPOCH_DAY = 2_440_588;

    private static final long DAY_SECONDS = 86_400;
    private static final long NANOS = 1_000_000_000;

    /// What the value is; its meaning for the column was settled with the schema.
    enum Meaning {
        WHOLE,
        DECIMAL,
        DECIMAL_BYTES,
        SINGLE,
        DOUBLE,
        BOOLEAN,
        DATE,
        MILLIS,
        MICROS,
        NANOS,
        INT96,
        TEXT,
        BYTES
    }

    private final Meaning meaning;
    private boolean present;
    private long number;
    private double fraction;
    private Binary bytes;

    ParquetScalar(Meaning meaning) {
        this.meaning = meaning;
    }

    @Override
    public Converter converter() {
        return this;
    }

    @Override
    public void clear() {
        present = false;
    }

    @Override
    public void addBinary(Binary value) {
        present = true;
        bytes = value;
    }

    @Override
    public void addBoolean(boolean value) {
        present = true;
        number = value ? 1 : 0;
    }

    @Override
    public void addDouble(double value) {
        present = true;
        fraction = value;
    }

    @Override
    public void addFloat(float value) {
        present = true;
        fraction = value;
    }

    @Override
    public void addInt(int value) {
        present = true;
        number = value;
    }

    @Override
    public void addLong(long value) {
        present = true;
        number = value;
    }

    @Override
    public Problem write(TypedField field, RowBuffer row) {
        if (!present) {
            return field.nothing(row);
        }
        return switch (meaning) {
            case WHOLE -> field.whole(number, row);
            case DECIMAL -> field.decimal(number, row);
            case DECIMAL_BYTES -> decimal(field, row);
            case SINGLE -> field.single((float) fraction, row);
            case DOUBLE -> field.twofold(fraction, row);
            case BOOLEAN -> field.truth(number != 0, row);
            case DATE -> field.date(number, row);
            case MILLIS -> field.timestamp(number, 1000, row);
            case MICROS -> field.timestamp(number, 1_000_000, row);
            case NANOS -> field.timestamp(number, NANOS, row);
            case INT96 -> int96(field, row);
            case TEXT -> text(field, row);
            case BYTES -> {
                ByteBuffer buffer = buffer();
                yield field.binary(buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining(), row);
            }
        };
    }

    private Problem text(TypedField field, RowBuffer row) {
        ByteBuffer buffer = buffer();
        return field.text(buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining(), row);
    }

    private Problem decimal(TypedField field, RowBuffer row) {
        byte[] unscaled = bytes.getBytesUnsafe();
        if (unscaled.length == 0) {
            return Problem.of(Problem.SCAN, "A decimal of no bytes");
        }
        return field.decimal(new BigInteger(unscaled), row);
    }

    /// Nanoseconds of the day, then the Julian day, both little-endian.
    private Problem int96(TypedField field, RowBuffer row) {
        ByteBuffer parts = ByteBuffer.wrap(bytes.getBytesUnsafe()).order(ByteOrder.LITTLE_ENDIAN);
        long nanos = parts.getLong();
        long day = parts.getInt() - (long) EPOCH_DAY;
        long seconds = day * DAY_SECONDS + Math.floorDiv(nanos, NANOS);
        return field.moment(seconds, (int) (Math.floorMod(nanos, NANOS) / 1000), row);
    }

    private ByteBuffer buffer() {
        ByteBuffer buffer = bytes.toByteBuffer();
        return buffer.hasArray() ? buffer : ByteBuffer.wrap(bytes.getBytes());
    }
}
