package io.windlass.inference;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;

/// Takes the values of one column of one file from the library and counts them.
///
/// Values that COPY would stop at are told: what a file declares of itself does not keep it from holding others.
final class ParquetValue extends PrimitiveConverter {

    private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

    /// The day 1970-01-01 as INT96 counts days.
    private static final int EPOCH_DAY = 2_440_588;

    private static final long DAY_MILLIS = 86_400_000L;

    private final ParquetColumn column;
    private final ParquetContent content;

    ParquetValue(ParquetColumn column, ParquetContent content) {
        this.column = column;
        this.content = content;
    }

    @Override
    public void addBinary(Binary value) {
        switch (content) {
            case DECIMAL -> decimal(value);
            case INT96 -> {
                ByteBuffer parts = ByteBuffer.wrap(value.getBytes()).order(ByteOrder.LITTLE_ENDIAN);
                long nanos = parts.getLong();
                moment(parts.getInt() - (long) EPOCH_DAY + Math.floorDiv(nanos, DAY_MILLIS * 1_000_000));
            }
            case TEXT, UNNAMED -> column.text(value.toByteBuffer());
            case SMALL, WHOLE, LARGE, SINGLE, DOUBLE, TRUTH, DAY, MILLIS, MICROS, NANOS, BYTES, NESTED ->
                column.value();
        }
    }

    private void decimal(Binary value) {
        if (value.length() == 0) {
            column.refuse("a decimal of no bytes");
        } else {
            column.digits(new BigDecimal(new BigInteger(value.getBytes())).precision());
        }
    }

    @Override
    public void addBoolean(boolean value) {
        column.value();
    }

    @Override
    public void addDouble(double value) {
        column.value();
    }

    @Override
    public void addFloat(float value) {
        column.value();
    }

    @Override
    public void addInt(int value) {
        addLong(value);
    }

    @Override
    public void addLong(long value) {
        switch (content) {
            case DECIMAL -> column.digits(BigDecimal.valueOf(value).precision());
            case SMALL -> {
                column.value();
                if (value != (short) value) {
                    column.refuse("the number " + value + " is not of the 16 bits that the file declares");
                }
            }
            case DAY -> moment(value);
            case MILLIS -> moment(Math.floorDiv(value, DAY_MILLIS));
            case MICROS -> moment(Math.floorDiv(value, DAY_MILLIS * 1_000));
            case NANOS -> moment(Math.floorDiv(value, DAY_MILLIS * 1_000_000));
            case WHOLE, LARGE, SINGLE, DOUBLE, TRUTH, INT96, TEXT, UNNAMED, BYTES, NESTED -> column.value();
        }
    }

    /// @param day since 1970-01-01
    private void moment(long day) {
        column.value();
        if (day < FIRST_DAY || day > LAST_DAY) {
            column.refuse("a day outside of the years 1 to 9999");
        }
    }
}
