package io.windlass.local.warehouse.copy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapKeyValueTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;

/// Nested values as JSON: groups are objects, lists are arrays, maps are objects by the text of their keys.
/// How lists and maps lie in groups is told by the format's page "Nested types", the older ways too.
final class ParquetJson extends GroupConverter {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final GroupType type;
    private final Consumer<JsonNode> whole;
    private final List<Converter> members = new ArrayList<>();
    private ObjectNode group;

    private ParquetJson(GroupType type, Consumer<JsonNode> whole) {
        this.type = type;
        this.whole = whole;
        for (Type member : type.getFields()) {
            members.add(of(member, node -> add(member, node)));
        }
    }

    /// @param whole takes each value when it is complete
    static Converter of(Type type, Consumer<JsonNode> whole) {
        return type.isPrimitive()
                ? new ParquetJsonScalar(type.asPrimitiveType(), whole)
                : new ParquetJson(type.asGroupType(), whole);
    }

    private void add(Type member, JsonNode node) {
        if (member.isRepetition(Type.Repetition.REPEATED)) {
            ((ArrayNode) group.get(member.getName())).add(node);
        } else {
            group.set(member.getName(), node);
        }
    }

    @Override
    public Converter getConverter(int member) {
        return members.get(member);
    }

    @Override
    public void start() {
        group = JSON.objectNode();
        for (Type member : type.getFields()) {
            group.set(
                    member.getName(),
                    member.isRepetition(Type.Repetition.REPEATED) ? JSON.arrayNode() : JSON.nullNode());
        }
    }

    @Override
    public void end() {
        whole.accept(shaped());
    }

    private JsonNode shaped() {
        boolean single = type.getFieldCount() == 1 && type.getType(0).isRepetition(Type.Repetition.REPEATED);
        if (single && type.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation) {
            return list(type.getType(0), (ArrayNode) group.get(type.getFieldName(0)));
        }
        boolean map = type.getLogicalTypeAnnotation() instanceof MapLogicalTypeAnnotation
                || type.getLogicalTypeAnnotation() instanceof MapKeyValueTypeAnnotation;
        if (single && map && !type.getType(0).isPrimitive()) {
            return map(type.getType(0).asGroupType(), (ArrayNode) group.get(type.getFieldName(0)));
        }
        return group;
    }

    private JsonNode list(Type repeated, ArrayNode entries) {
        if (repeated.isPrimitive() || isElement(repeated.asGroupType())) {
            return entries;
        }
        String element = repeated.asGroupType().getFieldName(0);
        ArrayNode elements = JSON.arrayNode(entries.size());
        entries.forEach(entry -> elements.add(entry.get(element)));
        return elements;
    }

    /// Whether the repeated group is the element itself, as older writers have it.
    private boolean isElement(GroupType repeated) {
        return repeated.getFieldCount() != 1
                || repeated.getType(0).isRepetition(Type.Repetition.REPEATED)
                || repeated.getName().equals("array")
                || repeated.getName().equals(type.getName() + "_tuple");
    }

    private static JsonNode map(GroupType entry, ArrayNode entries) {
        ObjectNode map = JSON.objectNode();
        for (JsonNode each : entries) {
            JsonNode key = each.path(entry.getFieldName(0));
            JsonNode value = entry.getFieldCount() > 1 ? each.path(entry.getFieldName(1)) : JSON.nullNode();
            map.set(key.isValueNode() ? key.asText() : key.toString(), value);
        }
        return map;
    }
}
