package io.windlass.aws;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Unconditional puts and deletes, many at once.
final class BatchWrites {

    /// DynamoDB takes so many in a BatchWriteItem.
    static final int CHUNK = 25;

    /// Requests under way at once.
    static final int AT_ONCE = 16;

    private static final Logger LOG = System.getLogger(BatchWrites.class.getName());

    private final DynamoDbTable table;

    BatchWrites(DynamoDbTable table) {
        this.table = table;
    }

    /// Writes them in no order.
    ///
    /// @param writes by their items' keys, since DynamoDB refuses a request that has a key twice
    /// @return the keys of those that could not be written: throttled to the end, or refused by themselves
    List<Map<String, AttributeValue>> write(Map<Map<String, AttributeValue>, WriteRequest> writes) {
        List<List<WriteRequest>> chunks = Chunks.of(List.copyOf(writes.values()), CHUNK);
        return Parallel.map(chunks, AT_ONCE, this::chunk).stream()
                .flatMap(List::stream)
                .map(BatchWrites::key)
                .toList();
    }

    static WriteRequest put(Map<String, AttributeValue> item) {
        return WriteRequest.builder().putRequest(put -> put.item(item)).build();
    }

    static WriteRequest delete(Map<String, AttributeValue> key) {
        return WriteRequest.builder().deleteRequest(delete -> delete.key(key)).build();
    }

    static Map<Map<String, AttributeValue>, WriteRequest> byKey(List<WriteRequest> writes) {
        Map<Map<String, AttributeValue>, WriteRequest> byKey = new LinkedHashMap<>();
        writes.forEach(write -> byKey.put(key(write), write));
        return byKey;
    }

    private static Map<String, AttributeValue> key(WriteRequest write) {
        return write.putRequest() == null
                ? write.deleteRequest().key()
                : Item.keyOf(write.putRequest().item());
    }

    /// One chunk, with what DynamoDB left over, until nothing is left.
    private List<WriteRequest> chunk(List<WriteRequest> writes) {
        List<WriteRequest> left = writes;
        for (int attempts = 1; ; attempts++) {
            try {
                left = send(left);
            } catch (SdkException e) {
                return failed(left, e);
            }
            if (left.isEmpty() || !table.backoff().again(attempts)) {
                return left;
            }
        }
    }

    private List<WriteRequest> failed(List<WriteRequest> writes, SdkException failure) {
        boolean refused = Failures.code(failure).equals("ValidationException");
        if (refused && writes.size() > 1) {
            // One bad item refuses the whole request: let it be refused alone.
            List<WriteRequest> left = new ArrayList<>();
            writes.forEach(write -> left.addAll(chunk(List.of(write))));
            return left;
        }
        if (!refused && !Failures.passes(failure)) {
            throw failure;
        }
        LOG.log(Level.WARNING, "{0} items not written to {1}: {2}", writes.size(), table.name(), failure.getMessage());
        return writes;
    }

    /// @return what is left over
    private List<WriteRequest> send(List<WriteRequest> writes) {
        if (writes.size() == 1) {
            send(writes.get(0));
            return List.of();
        }
        BatchWriteItemResponse response =
                table.client().batchWriteItem(request -> request.requestItems(Map.of(table.name(), writes)));
        return response.unprocessedItems().getOrDefault(table.name(), List.of());
    }

    private void send(WriteRequest write) {
        if (write.putRequest() == null) {
            table.client()
                    .deleteItem(request -> request.tableName(table.name())
                            .key(write.deleteRequest().key()));
        } else {
            table.client()
                    .putItem(request -> request.tableName(table.name())
                            .item(write.putRequest().item()));
        }
    }
}
