package io.windlass.bench;

import io.windlass.journal.ObjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Writes to DynamoDB with nothing around them: items as large as the journal's, and the SDK's own client.
///
/// @param client the client that the other side of the comparison has too
/// @param table where the journal lies
record BareWrites(DynamoDbClient client, String table) {

    /// DynamoDB takes so many in a BatchWriteItem.
    static final int BATCH = 25;

    /// Requests under way at once, as the journal does it.
    static final int AT_ONCE = 16;

    /// An item as large as an arrival.
    static Map<String, AttributeValue> arrival(int number) {
        ObjectId id = Samples.id(number);
        return Map.of(
                "pk", text("bare#bench#events#" + number % 8),
                "sk",
                        text("%015d".formatted(Samples.time(number).toEpochMilli()) + "#" + id.hash() + "#"
                                + Samples.sequencer(number) + "#0"),
                "b", text(id.bucket()),
                "k", text(id.key()),
                "e", text(Samples.etag(number)),
                "z", AttributeValue.fromN(Long.toString(Samples.size())));
    }

    /// An item as a mark is stored, under a key that only a mark of another pipeline has.
    static Map<String, AttributeValue> mark(int number, String step) {
        ObjectId id = Samples.id(number);
        return Map.of(
                "pk", text("loaded#" + id.hash()),
                "sk", text(step),
                "s", text("L"),
                "r", AttributeValue.fromN("1"),
                "q", text(Samples.sequencer(number)),
                "e", text(Samples.etag(number)),
                "b", text(id.bucket()),
                "k", text(id.key()));
    }

    void put(Map<String, AttributeValue> item) {
        client.putItem(request -> request.tableName(table).item(item));
    }

    void putIfAbsent(Map<String, AttributeValue> item) {
        client.putItem(request -> request.tableName(table).item(item).conditionExpression("attribute_not_exists(pk)"));
    }

    /// Puts up to 25 items with one request.
    void putBatch(List<Map<String, AttributeValue>> items) {
        List<WriteRequest> puts = items.stream()
                .map(item ->
                        WriteRequest.builder().putRequest(put -> put.item(item)).build())
                .toList();
        boolean left = !client.batchWriteItem(request -> request.requestItems(Map.of(table, puts)))
                .unprocessedItems()
                .isEmpty();
        if (left) {
            throw new IllegalStateException("DynamoDB left some of " + puts.size() + " items over");
        }
    }

    /// Does all of it, so much at once, and waits for the end.
    static void sideBySide(List<Rounds.Work> works) throws Exception {
        List<Future<?>> futures = new ArrayList<>();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (Rounds.Work work : works) {
                futures.add(threads.submit(() -> {
                    work.run();
                    return work;
                }));
            }
        }
        for (Future<?> future : futures) {
            future.get();
        }
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
