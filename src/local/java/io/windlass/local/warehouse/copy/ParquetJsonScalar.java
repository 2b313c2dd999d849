package io.windlass.local.warehouse.copy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/// A scalar within a nested value: numbers and truth as they are, whatever else as text.
final class ParquetJsonScalar extends PrimitiveConverter {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final PrimitiveType type;
    private final Consumer<JsonNode> value;
    private final int scale;
    private final boolean unsigned;
    /// Dates, times and the like, which the type itself can write.
    private final boolean written;

    ParquetJsonScalar(PrimitiveType type, Consumer<JsonNode> value) {
        this.type = type;
        this.value = value;
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        this.scale = logical instanceof DecimalLogicalTypeAnnotation decimal ? decimal.getScale() : -1;
        boolean whole = logical instanceof IntLogicalTypeAnnotation;
        this.unsigned = logical instanceof IntLogicalTypeAnnotation number && !number.isSigned();
        this.written = logical != null && !whole && scale < 0;
    }

    @Override
    public void addBinary(Binary binary) {
        if (scale >= 0 && binary.length() > 0) {
            value.accept(JSON.numberNode(new BigDecimal(new BigInteger(binary.getBytes()), scale)));
        } else if (written) {
            value.accept(JSON.textNode(type.stringifier().stringify(binary)));
        } else {
            value.accept(text(binary));
        }
    }

    /// Without a logical type it may be text or not: what is not UTF-8 is told in hexadecimal digits.
    private static JsonNode text(Binary binary) {
        byte[] bytes = binary.getBytes();
        boolean utf8 = InvalidCharacters.check(bytes, 0, bytes.length, "").isNone();
        return JSON.textNode(utf8 ? binary.toStringUsingUTF8() : HexFormat.of().formatHex(bytes));
    }

    @Override
    public void addBoolean(boolean truth) {
        value.accept(JSON.booleanNode(truth));
    }

    @Override
    public void addDouble(double number) {
        value.accept(JSON.numberNode(number));
    }

    @Override
    public void addFloat(float number) {
        value.accept(JSON.numberNode(number));
    }

    @Override
    public void addInt(int number) {
        if (written) {
            value.accept(JSON.textNode(type.stringifier().stringify(number)));
        } else if (unsigned) {
            value.accept(JSON.numberNode(Integer.toUnsignedLong(number)));
        } else {
            addWhole(number);
        }
    }

    @Override
    public void addLong(long number) {
        if (written) {
            value.accept(JSON.textNode(type.stringifier().stringify(number)));
        } else if (unsigned) {
            value.accept(JSON.numberNode(new BigInteger(Long.toUnsignedString(number))));
        } else {
            addWhole(number);
        }
    }

    private void addWhole(long number) {
        value.accept(scale < 0 ? JSON.numberNode(number) : JSON.numberNode(BigDecimal.valueOf(number, scale)));
    }
}
