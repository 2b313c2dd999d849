package io.windlass.aws;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Puts or deletes by the SDK's client.
sealed interface TableWrites extends BatchWrites.Calls<Map<String, AttributeValue>> {

    DynamoDbTable table();

    WriteRequest request(Map<String, AttributeValue> write);

    Map<String, AttributeValue> write(WriteRequest request);

    @Override
    default List<Map<String, AttributeValue>> together(List<Map<String, AttributeValue>> writes) {
        List<WriteRequest> requests = writes.stream().map(this::request).toList();
        return table()
                .client()
                .batchWriteItem(request -> request.requestItems(Map.of(table().name(), requests)))
                .unprocessedItems()
                .getOrDefault(table().name(), List.of())
                .stream()
                .map(this::write)
                .toList();
    }

    @Override
    default BatchWrites.Failure failure(RuntimeException thrown) {
        return thrown instanceof SdkException failed
                ? BatchWrites.Failure.of(Failures.code(failed), Failures.passes(failed))
                : BatchWrites.Failure.LASTING;
    }

    /// Writes are items.
    record Puts(DynamoDbTable table) implements TableWrites {

        @Override
        public WriteRequest request(Map<String, AttributeValue> item) {
            return WriteRequest.builder().putRequest(put -> put.item(item)).build();
        }

        @Override
        public Map<String, AttributeValue> write(WriteRequest request) {
            return request.putRequest().item();
        }

        @Override
        public void alone(Map<String, AttributeValue> item) {
            table.client().putItem(request -> request.tableName(table.name()).item(item));
        }
    }

    /// Writes are keys.
    record Deletes(DynamoDbTable table) implements TableWrites {

        @Override
        public WriteRequest request(Map<String, AttributeValue> key) {
            return WriteRequest.builder()
                    .deleteRequest(delete -> delete.key(key))
                    .build();
        }

        @Override
        public Map<String, AttributeValue> write(WriteRequest request) {
            return request.deleteRequest().key();
        }

        @Override
        public void alone(Map<String, AttributeValue> key) {
            table.client().deleteItem(request -> request.tableName(table.name()).key(key));
        }
    }
}
