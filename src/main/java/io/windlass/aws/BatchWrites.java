package io.windlass.aws;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Unconditional puts and deletes, many at once. Puts and deletes go apart: the recorder may not delete.
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

    /// Puts items in no order.
    ///
    /// @param items with different keys, since DynamoDB refuses a request that has a key twice
    /// @return the keys of those that could not be written: throttled to the end, or refused by themselves
    List<Map<String, AttributeValue>> put(Collection<Map<String, AttributeValue>> items) {
        return write(items.stream().map(BatchWrites::putRequest).toList(), this::putAlone);
    }

    /// Deletes items in no order.
    ///
    /// @param keys different ones
    /// @return those that could not be deleted
    List<Map<String, AttributeValue>> delete(Collection<Map<String, AttributeValue>> keys) {
        return write(keys.stream().map(BatchWrites::deleteRequest).toList(), this::deleteAlone);
    }

    private List<Map<String, AttributeValue>> write(List<WriteRequest> writes, Consumer<WriteRequest> alone) {
        return Parallel.map(Chunks.of(writes, CHUNK), AT_ONCE, chunk -> chunk(chunk, alone)).stream()
                .flatMap(List::stream)
                .map(BatchWrites::key)
                .toList();
    }

    private static WriteRequest putRequest(Map<String, AttributeValue> item) {
        return WriteRequest.builder().putRequest(put -> put.item(item)).build();
    }

    private static WriteRequest deleteRequest(Map<String, AttributeValue> key) {
        return WriteRequest.builder().deleteRequest(delete -> delete.key(key)).build();
    }

    private static Map<String, AttributeValue> key(WriteRequest write) {
        return write.putRequest() == null
                ? write.deleteRequest().key()
                : Item.keyOf(write.putRequest().item());
    }

    /// One chunk, with what DynamoDB left over, until nothing is left.
    private List<WriteRequest> chunk(List<WriteRequest> writes, Consumer<WriteRequest> alone) {
        List<WriteRequest> left = writes;
        for (int attempts = 1; ; attempts++) {
            try {
                left = send(left, alone);
            } catch (SdkException e) {
                return failed(left, alone, e);
            }
            if (left.isEmpty() || !table.backoff().again(attempts)) {
                return left;
            }
        }
    }

    private List<WriteRequest> failed(List<WriteRequest> writes, Consumer<WriteRequest> alone, SdkException failure) {
        boolean refused = Failures.code(failure).equals("ValidationException");
        if (refused && writes.size() > 1) {
            // One bad item refuses the whole request: let it be refused alone.
            List<WriteRequest> left = new ArrayList<>();
            writes.forEach(write -> left.addAll(chunk(List.of(write), alone)));
            return left;
        }
        if (!refused && !Failures.passes(failure)) {
            throw failure;
        }
        LOG.log(Level.WARNING, "{0} items not written to {1}: {2}", writes.size(), table.name(), failure.getMessage());
        return writes;
    }

    /// @return what is left over
    private List<WriteRequest> send(List<WriteRequest> writes, Consumer<WriteRequest> alone) {
        if (writes.size() == 1) {
            alone.accept(writes.get(0));
            return List.of();
        }
        BatchWriteItemResponse response =
                table.client().batchWriteItem(request -> request.requestItems(Map.of(table.name(), writes)));
        return response.unprocessedItems().getOrDefault(table.name(), List.of());
    }

    private void putAlone(WriteRequest write) {
        table.client()
                .putItem(request ->
                        request.tableName(table.name()).item(write.putRequest().item()));
    }

    private void deleteAlone(WriteRequest write) {
        table.client()
                .deleteItem(request -> request.tableName(table.name())
                        .key(write.deleteRequest().key()));
    }
}
