package io.windlass.local.warehouse.copy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;

/// A datum of Avro as JSON; bytes as hexadecimal digits.
final class AvroJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private AvroJson() {}

    static JsonNode of(Object datum) {
        return switch (datum) {
            case null -> JSON.nullNode();
            case IndexedRecord record -> record(record);
            case Map<?, ?> map -> {
                ObjectNode object = JSON.objectNode();
                map.forEach((key, value) -> object.set(key.toString(), of(value)));
                yield object;
            }
            case List<?> list -> {
                ArrayNode array = JSON.arrayNode(list.size());
                list.forEach(element -> array.add(of(element)));
                yield array;
            }
            case Boolean truth -> JSON.booleanNode(truth);
            case Integer number -> JSON.numberNode(number);
            case Long number -> JSON.numberNode(number);
            case Float number -> JSON.numberNode(number);
            case Double number -> JSON.numberNode(number);
            case ByteBuffer bytes -> bytes(bytes.duplicate());
            case GenericFixed fixed -> bytes(ByteBuffer.wrap(fixed.bytes()));
            default -> JSON.textNode(datum.toString());
        };
    }

    private static JsonNode record(IndexedRecord record) {
        ObjectNode object = JSON.objectNode();
        for (Schema.Field field : record.getSchema().getFields()) {
            object.set(field.name(), of(record.get(field.pos())));
        }
        return object;
    }

    private static JsonNode bytes(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return JSON.textNode(HexFormat.of().formatHex(copy));
    }
}
