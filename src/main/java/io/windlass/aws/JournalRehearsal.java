package io.windlass.aws;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Calls to the journal that change nothing, made as the real ones are, so that those find everything at hand.
public final class JournalRehearsal {

    private static final String NOWHERE = "rehearsal";

    private JournalRehearsal() {}

    /// Deletes two items that are never there, in one request, as arrivals are written: two write units.
    public static void write(DynamoDbTable table) {
        List<WriteRequest> deletes = List.of(BatchWrites.delete(key("1")), BatchWrites.delete(key("2")));
        new BatchWrites(table).write(BatchWrites.byKey(deletes));
    }

    /// Reads an item that is never there, and a page of its partition: two read units.
    public static void read(DynamoDbTable table) {
        table.get(key("1"));
        table.page(NOWHERE, Map.of(), 1);
    }

    private static Map<String, AttributeValue> key(String sort) {
        return Item.key(NOWHERE, sort);
    }
}
