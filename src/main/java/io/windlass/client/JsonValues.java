package io.windlass.client;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.windlass.pipeline.Step;
import io.windlass.schema.Column;
import io.windlass.schema.ColumnType.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;

/// Values of an application as JSON that COPY reads into a column.
final class JsonValues {

    private final TimeForm times;
    private final boolean truncates;

    JsonValues(Step.Copy step) {
        times = TimeForm.of(step);
        truncates = step.options().values().containsKey("truncatecolumns");
    }

    /// @param value not null
    void write(JsonGenerator json, Column column, Object value, String pointer) throws IOException {
        ColumnText text = new ColumnText(column.name(), column.type(), pointer);
        Kind kind = column.type().kind();
        switch (kind) {
            case SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, DOUBLE_PRECISION -> json.writeNumber(text.of(value));
            case BOOLEAN -> json.writeBoolean(Boolean.parseBoolean(text.of(value)));
            case CHAR, VARCHAR -> json.writeString(truncates ? text.letters(value) : text.of(value));
            case DATE -> times.day(json, value, text);
            case TIMESTAMP -> times.moment(json, value, text, false);
            case TIMESTAMPTZ -> times.moment(json, value, text, true);
            case SUPER -> document(json, value, text);
            case TIME, TIMETZ, VARBYTE, GEOMETRY, GEOGRAPHY, HLLSKETCH, INTERVAL_YEAR_MONTH, INTERVAL_DAY_SECOND ->
                json.writeString(text.of(value));
        }
    }

    /// Any JSON.
    private static void document(JsonGenerator json, Object value, ColumnText column) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case JsonNode node when node.isContainerNode() -> container(json, node, column);
            case Map<?, ?> map -> {
                json.writeStartObject();
                for (Map.Entry<?, ?> member : map.entrySet()) {
                    json.writeFieldName(column.string(String.valueOf(member.getKey())));
                    document(json, ColumnText.plain(member.getValue()), column);
                }
                json.writeEndObject();
            }
            case Iterable<?> elements -> {
                json.writeStartArray();
                for (Object element : elements) {
                    document(json, ColumnText.plain(element), column);
                }
                json.writeEndArray();
            }
            case Boolean truth -> json.writeBoolean(truth);
            case Number number -> {
                BigDecimal plain = column.number(number);
                json.writeNumber(plain.toString());
            }
            case String text -> json.writeString(column.string(text));
            default ->
                throw column.must("JSON: maps, lists, strings, numbers, truth values and nulls within one another");
        }
    }

    private static void container(JsonGenerator json, JsonNode node, ColumnText column) throws IOException {
        if (node.isArray()) {
            json.writeStartArray();
            for (JsonNode element : node) {
                document(json, ColumnText.plain(element), column);
            }
            json.writeEndArray();
            return;
        }
        json.writeStartObject();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            json.writeFieldName(column.string(member.getKey()));
            document(json, ColumnText.plain(member.getValue()), column);
        }
        json.writeEndObject();
    }
}
