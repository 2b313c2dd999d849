package io.windlass.aws;

import io.windlass.journal.History;
import io.windlass.journal.Run;
import io.windlass.journal.SetAside;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What pipelines did, in DynamoDB: runs and what they set aside each have a partition for a pipeline.
public final class DynamoDbHistory implements History {

    private final DynamoDbTable table;

    public DynamoDbHistory(DynamoDbTable table) {
        this.table = Objects.requireNonNull(table, "table is null");
    }

    @Override
    public List<Run> runs(String pipeline, long after, int atMost) {
        return page(RunFormat.key(pipeline, after), atMost).stream()
                .map(item ->
                        RunFormat.run(pipeline, Long.parseLong(Item.read(item).sortKey()), item))
                .toList();
    }

    @Override
    public List<SetAside> setAside(String pipeline, long after, int atMost) {
        return page(SetAsideFormat.key(pipeline, after), atMost).stream()
                .map(item -> SetAsideFormat.setAside(pipeline, item))
                .toList();
    }

    /// A page that begins behind a key, whether there is such an item or not. A page may be empty although others
    /// follow it.
    private List<Map<String, AttributeValue>> page(Map<String, AttributeValue> after, int atMost) {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        Map<String, AttributeValue> from = after;
        while (items.isEmpty() && !from.isEmpty()) {
            DynamoDbTable.Page page = table.page(after.get(Item.PARTITION_KEY).s(), from, atMost);
            items.addAll(page.items());
            from = page.next();
        }
        return items;
    }
}
