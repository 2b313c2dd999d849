package io.windlass.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Pages of a partition, each asked for by the key that it follows.
final class Pages {

    private Pages() {}

    /// The items behind a key, whether there is such an item or not: at most so many, and none only where there are
    /// no more. A page of DynamoDB may be empty although others follow it.
    static List<Map<String, AttributeValue>> after(DynamoDbTable table, Map<String, AttributeValue> key, int atMost) {
        String partition = key.get(Item.PARTITION_KEY).s();
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        Map<String, AttributeValue> from = key;
        while (items.isEmpty() && !from.isEmpty()) {
            DynamoDbTable.Page page = table.page(partition, from, atMost);
            items.addAll(page.items());
            from = page.next();
        }
        return items;
    }
}
