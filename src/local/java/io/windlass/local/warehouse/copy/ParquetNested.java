package io.windlass.local.warehouse.copy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.schema.Type;

/// A nested column, or a repeated one, as the JSON text of one value.
final class ParquetNested implements ParquetValue {

    private final Converter converter;
    private final boolean repeated;
    private JsonNode value;

    ParquetNested(Type type) {
        this.repeated = type.isRepetition(Type.Repetition.REPEATED);
        this.converter = ParquetJson.of(type, this::add);
    }

    private void add(JsonNode node) {
        if (!repeated) {
            value = node;
            return;
        }
        if (value == null) {
            value = JsonNodeFactory.instance.arrayNode();
        }
        ((ArrayNode) value).add(node);
    }

    @Override
    public Converter converter() {
        return converter;
    }

    @Override
    public void clear() {
        value = null;
    }

    /// A repeated column has no NULL, only no elements.
    @Override
    public Problem write(TypedField field, RowBuffer row) {
        Optional<JsonNode> present = Optional.ofNullable(value);
        if (repeated && present.isEmpty()) {
            return field.json("[]", row);
        }
        return present.isEmpty() ? field.nothing(row) : field.json(present.get().toString(), row);
    }
}
