package io.windlass.adoption;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Items of a table as it is now, page by page. Another loader's table has no index for what is asked here, so all of
/// it is read, once.
///
/// @param client DynamoDB
/// @param table the table's name
public record TableItems(DynamoDbClient client, String table) implements Items {

    private static final JsonMapper JSON = new JsonMapper();

    public TableItems {
        Objects.requireNonNull(client, "client is null");
        Objects.requireNonNull(table, "table is null");
    }

    @Override
    public void tell(Taker items) throws IOException {
        int number = 0;
        try {
            for (Map<String, AttributeValue> item : client.scanPaginator(
                            scan -> scan.tableName(table).consistentRead(true))
                    .items()) {
                number++;
                items.take("table " + table + ", item " + number, map(item));
            }
        } catch (SdkException e) {
            throw new IOException(
                    "table " + table + " cannot be read after " + number + " items: " + e.getMessage(), e);
        }
    }

    private static ObjectNode map(Map<String, AttributeValue> map) {
        ObjectNode node = JSON.createObjectNode();
        map.forEach((name, value) -> node.set(name, value(value)));
        return node;
    }

    /// Those kinds that a loader's tables have.
    private static JsonNode value(AttributeValue value) {
        ObjectNode node = JSON.createObjectNode();
        if (value.s() != null) {
            node.put("S", value.s());
        } else if (value.n() != null) {
            node.put("N", value.n());
        } else if (value.hasM()) {
            node.set("M", map(value.m()));
        } else if (value.hasL()) {
            ArrayNode list = node.putArray("L");
            value.l().forEach(each -> list.add(value(each)));
        } else if (value.hasSs()) {
            ArrayNode list = node.putArray("SS");
            value.ss().forEach(list::add);
        }
        return node;
    }
}
