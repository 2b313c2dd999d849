package io.windlass.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// A query as it is written down. Values are kept as text, truth value or number: that is all a key can be.
final class QueryRecord {

    private QueryRecord() {}

    /// @param secret what its cursors are sealed with
    static ObjectNode written(Query query, String secret) {
        ObjectNode record = Kept.JSON.createObjectNode();
        record.put("query", query.id());
        record.put("table", query.table());
        record.put("at", query.at().toString());
        record.put("secret", secret);
        ArrayNode regions = record.putArray("regions");
        for (Regions.Region region : query.regions().regions()) {
            ObjectNode columns = regions.addObject();
            region.conditions().forEach((column, condition) -> write(columns.putObject(column), condition));
        }
        return record;
    }

    private static void write(ObjectNode node, Condition condition) {
        switch (condition) {
            case Condition.Exact(Optional<Object> value) -> write(node, "is", value);
            case Condition.Range range -> {
                write(node, "min", range.min());
                node.put("minInclusive", range.minInclusive());
                write(node, "max", range.max());
                node.put("maxInclusive", range.maxInclusive());
            }
        }
    }

    private static void write(ObjectNode node, String member, Optional<Object> value) {
        Object plain = ColumnText.plain(value.orElse(null));
        switch (plain) {
            case null -> node.putNull(member);
            case Boolean truth -> node.put(member, truth);
            case BigDecimal number -> node.put(member, number);
            case ZonedDateTime moment ->
                node.put(member, moment.toOffsetDateTime().toString());
            case byte[] bytes -> node.put(member, HexFormat.of().formatHex(bytes));
            case Number number -> node.put(member, new BigDecimal(number.toString()));
            default -> node.put(member, String.valueOf(plain));
        }
    }

    static Seal seal(JsonNode record) {
        return new Seal(record.path("query").asText(), record.path("secret").asText());
    }

    static Query read(JsonNode record) {
        List<Regions.Region> regions = new ArrayList<>();
        for (JsonNode region : record.path("regions")) {
            SequencedMap<String, Condition> conditions = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> column : region.properties()) {
                conditions.put(column.getKey(), condition(column.getValue()));
            }
            regions.add(new Regions.Region(conditions, Map.of()));
        }
        return new Query(
                record.path("query").asText(),
                record.path("table").asText(),
                new Regions(regions),
                Instant.parse(record.path("at").asText()));
    }

    private static Condition condition(JsonNode node) {
        if (node.has("is")) {
            return new Condition.Exact(value(node, "is"));
        }
        return new Condition.Range(
                value(node, "min"),
                node.path("minInclusive").asBoolean(),
                value(node, "max"),
                node.path("maxInclusive").asBoolean());
    }

    private static Optional<Object> value(JsonNode node, String member) {
        return Optional.ofNullable(ColumnText.plain(node.path(member)));
    }
}
