package io.windlass.local.warehouse.copy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.Utf8;

/// Takes the values of the columns out of one datum. Logical types are not looked at: the values are what the
/// datum holds, as COPY's time formats expect them.
final class AvroExtractor {

    private final JsonShape shape;
    private final List<TargetColumn> columns;
    private final String replacement;
    private String[] values;
    private Problem problem = Problem.NONE;

    /// @param replacement of bytes that are not UTF-8; empty where they are an error
    AvroExtractor(JsonShape shape, List<TargetColumn> columns, String replacement) {
        this.shape = shape;
        this.columns = columns;
        this.replacement = replacement;
    }

    /// @param target filled with the columns' values, null where the datum has none
    Problem extract(Object datum, String[] target) {
        values = target;
        problem = Problem.NONE;
        value(shape, datum);
        return problem;
    }

    private void value(JsonShape here, Object datum) {
        if (datum == null) {
            return;
        }
        for (int column : here.columns()) {
            values[column] = text(datum, columns.get(column).kind());
        }
        if (here.wantsObject()) {
            members(here, datum);
        } else if (here.wantsArray()) {
            elements(here, datum);
        }
    }

    private void members(JsonShape here, Object datum) {
        switch (datum) {
            case IndexedRecord record -> {
                for (Schema.Field field : record.getSchema().getFields()) {
                    member(here.memberOf(field.name()), record.get(field.pos()));
                }
            }
            case Map<?, ?> map -> map.forEach((key, each) -> member(here.memberOf(key.toString()), each));
            default -> wrong(Problem.invalidLine("Invalid JSONPath format: Member is not an object."));
        }
    }

    private void elements(JsonShape here, Object datum) {
        if (!(datum instanceof List<?> list)) {
            wrong(Problem.invalidLine("Invalid JSONPath format: Member is not an array."));
            return;
        }
        int missing = here.missingElement(list.size());
        if (missing >= 0) {
            wrong(Problem.invalidLine("Invalid JSONPath format: Array index " + missing + " is out of range."));
            return;
        }
        for (int index = 0; index < list.size(); index++) {
            member(here.elementOf(index), list.get(index));
        }
    }

    private void member(JsonShape below, Object datum) {
        if (below != null) {
            value(below, datum);
        }
    }

    private String text(Object datum, TargetColumn.Kind kind) {
        boolean nested = datum instanceof IndexedRecord || datum instanceof Map || datum instanceof List;
        if (nested || kind == TargetColumn.Kind.SUPER) {
            return AvroJson.of(datum).toString();
        }
        return switch (datum) {
            case Utf8 text -> utf8(text.getBytes(), text.getByteLength());
            case ByteBuffer bytes -> bytes(bytes.duplicate(), kind);
            case GenericFixed fixed -> bytes(ByteBuffer.wrap(fixed.bytes()), kind);
            default -> datum.toString();
        };
    }

    private String bytes(ByteBuffer bytes, TargetColumn.Kind kind) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return kind == TargetColumn.Kind.VARBYTE ? HexFormat.of().formatHex(copy) : utf8(copy, copy.length);
    }

    private String utf8(byte[] bytes, int length) {
        wrong(InvalidCharacters.check(bytes, 0, length, replacement));
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private void wrong(Problem found) {
        problem = problem.isNone() ? found : problem;
    }
}
