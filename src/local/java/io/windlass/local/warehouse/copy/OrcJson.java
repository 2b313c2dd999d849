package io.windlass.local.warehouse.copy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.apache.orc.TypeDescription;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.DecimalColumnVector;
import org.apache.orc.storage.ql.exec.vector.DoubleColumnVector;
import org.apache.orc.storage.ql.exec.vector.ListColumnVector;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;
import org.apache.orc.storage.ql.exec.vector.MapColumnVector;
import org.apache.orc.storage.ql.exec.vector.StructColumnVector;
import org.apache.orc.storage.ql.exec.vector.TimestampColumnVector;

/// A nested value of ORC as JSON; bytes as hexadecimal digits, dates and times as text.
final class OrcJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private OrcJson() {}

    static JsonNode of(TypeDescription type, ColumnVector vector, int index) {
        int at = vector.isRepeating ? 0 : index;
        if (!vector.noNulls && vector.isNull[at]) {
            return JSON.nullNode();
        }
        return switch (type.getCategory()) {
            case BYTE, SHORT, INT, LONG -> JSON.numberNode(((LongColumnVector) vector).vector[at]);
            case BOOLEAN -> JSON.booleanNode(((LongColumnVector) vector).vector[at] != 0);
            case DATE ->
                JSON.textNode(LocalDate.ofEpochDay(((LongColumnVector) vector).vector[at])
                        .toString());
            case FLOAT -> JSON.numberNode((float) ((DoubleColumnVector) vector).vector[at]);
            case DOUBLE -> JSON.numberNode(((DoubleColumnVector) vector).vector[at]);
            case STRING, CHAR, VARCHAR -> JSON.textNode(new String(bytes(vector, at), StandardCharsets.UTF_8));
            case BINARY -> JSON.textNode(HexFormat.of().formatHex(bytes(vector, at)));
            case TIMESTAMP, TIMESTAMP_INSTANT -> JSON.textNode(moment((TimestampColumnVector) vector, at));
            case DECIMAL ->
                JSON.numberNode(((DecimalColumnVector) vector)
                        .vector[at]
                        .getHiveDecimal()
                        .bigDecimalValue());
            case LIST -> list(type, (ListColumnVector) vector, at);
            case MAP -> map(type, (MapColumnVector) vector, at);
            case STRUCT -> struct(type, (StructColumnVector) vector, at);
            case UNION, Geometry, Geography ->
                throw new IllegalArgumentException("the type " + type + " within a nested value is not available");
        };
    }

    private static byte[] bytes(ColumnVector vector, int at) {
        BytesColumnVector bytes = (BytesColumnVector) vector;
        byte[] copy = new byte[bytes.length[at]];
        System.arraycopy(bytes.vector[at], bytes.start[at], copy, 0, copy.length);
        return copy;
    }

    private static String moment(TimestampColumnVector vector, int at) {
        return LocalDateTime.ofEpochSecond(Math.floorDiv(vector.time[at], 1000), vector.nanos[at], ZoneOffset.UTC)
                .toString();
    }

    private static JsonNode list(TypeDescription type, ListColumnVector vector, int at) {
        TypeDescription element = type.getChildren().getFirst();
        ArrayNode array = JSON.arrayNode();
        for (long index = 0; index < vector.lengths[at]; index++) {
            array.add(of(element, vector.child, (int) (vector.offsets[at] + index)));
        }
        return array;
    }

    private static JsonNode map(TypeDescription type, MapColumnVector vector, int at) {
        List<TypeDescription> types = type.getChildren();
        ObjectNode object = JSON.objectNode();
        for (long index = 0; index < vector.lengths[at]; index++) {
            int entry = (int) (vector.offsets[at] + index);
            JsonNode key = of(types.get(0), vector.keys, entry);
            object.set(key.isValueNode() ? key.asText() : key.toString(), of(types.get(1), vector.values, entry));
        }
        return object;
    }

    private static JsonNode struct(TypeDescription type, StructColumnVector vector, int at) {
        ObjectNode object = JSON.objectNode();
        for (int field = 0; field < vector.fields.length; field++) {
            object.set(type.getFieldNames().get(field), of(type.getChildren().get(field), vector.fields[field], at));
        }
        return object;
    }
}
