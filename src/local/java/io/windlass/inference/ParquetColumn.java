package io.windlass.inference;

import io.windlass.schema.ColumnType;
import io.windlass.schema.ColumnType.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;

/// What was seen of one column of Parquet files, counted and not kept.
public final class ParquetColumn {

    private final String name;
    private final Kind kind;
    private final int scale;
    private int digits;
    private long longest;
    private long values;
    private boolean named;
    private boolean broken;
    private String problem = "";

    ParquetColumn(Type type, ParquetContent content) {
        this.name = type.getName();
        this.kind = content.kind();
        this.scale = scale(type);
        declare(type, content);
    }

    /// Another file has the column too.
    void declare(Type type, ParquetContent content) {
        named |= content == ParquetContent.TEXT;
        if (content == ParquetContent.BYTES) {
            longest = Math.max(longest, type.asPrimitiveType().getTypeLength());
        }
        if (type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation decimal) {
            digits = Math.max(digits, decimal.getPrecision());
        }
    }

    /// Whether the column of another file is loaded into the same column of a table.
    boolean takes(Type type, ParquetContent content) {
        return content.kind() == kind && scale(type) == scale && type.getName().equals(name);
    }

    private static int scale(Type type) {
        return type.isPrimitive() && type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation decimal
                ? decimal.getScale()
                : 0;
    }

    @Override
    public String toString() {
        return "\"" + name + "\" for " + (kind == Kind.DECIMAL ? kind.text() + " of scale " + scale : kind.text());
    }

    void value() {
        values++;
    }

    void text(ByteBuffer bytes) {
        values++;
        longest = Math.max(longest, bytes.remaining());
        broken = broken || !storable(bytes);
        if (named && bytes.remaining() > ColumnType.MAX_VARCHAR) {
            refuse("a text of " + bytes.remaining() + " bytes is more than a VARCHAR takes, " + ColumnType.MAX_VARCHAR
                    + ", and COPY cuts none in Parquet");
        }
    }

    /// Whether VARCHAR takes them as they are: UTF-8 without NUL.
    static boolean storable(ByteBuffer bytes) {
        boolean ascii = true;
        for (int index = bytes.position(); index < bytes.limit(); index++) {
            if (bytes.get(index) == 0) {
                return false;
            }
            ascii &= bytes.get(index) > 0;
        }
        if (ascii) {
            return true;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).remaining() > 0;
        } catch (CharacterCodingException e) {
            // Bytes that are no text: that is the answer.
            return false;
        }
    }

    /// @param count of a number without its point
    void digits(int count) {
        values++;
        digits = Math.max(digits, count);
        if (count > ColumnType.MAX_PRECISION) {
            refuse("a number of " + count + " digits is more than a DECIMAL takes, " + ColumnType.MAX_PRECISION);
        }
    }

    /// A value with which the load would fail.
    void refuse(String reason) {
        if (problem.isEmpty()) {
            problem = reason;
        }
    }

    /// Why the file cannot be loaded; empty while it can.
    String problem() {
        return problem;
    }

    /// As the files have it.
    public String name() {
        return name;
    }

    /// The type of the column that COPY loads it into.
    public Kind kind() {
        return kind;
    }

    /// Digits after the point of a decimal.
    public int scale() {
        return scale;
    }

    /// Digits of a decimal, declared or seen.
    public int digits() {
        return digits;
    }

    /// Bytes of the longest value.
    public long longest() {
        return longest;
    }

    /// Values that are not NULL.
    long values() {
        return values;
    }

    /// Whether some file says that it holds text.
    public boolean named() {
        return named;
    }

    /// Whether some bytes are no text that VARCHAR takes.
    boolean broken() {
        return broken;
    }
}
