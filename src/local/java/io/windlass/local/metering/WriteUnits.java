package io.windlass.local.metering;

import io.windlass.aws.ItemSize;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementError;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// Counts requests to DynamoDB and the write units they cost, by operation.
///
/// Single and batch writes are counted as the service reports them. A transaction costs 2 units for each started
/// KB of each item (DynamoDB Developer Guide, "Read/write capacity mode"); DynamoDB Local reports 4 for any of
/// them and nothing for PartiQL, so both are counted from the items' sizes. A write whose condition refuses it
/// costs as much as one that is done, and no response reports it.
public final class WriteUnits implements ExecutionInterceptor {

    private static final Pattern MEMBER = Pattern.compile("'([^']+)': \\?");

    private final DynamoDbClient unmetered;
    private final Map<String, Count> counts = new TreeMap<>();

    /// @param unmetered another client of the same tables, by which updated items are read for their size
    public WriteUnits(DynamoDbClient unmetered) {
        this.unmetered = Objects.requireNonNull(unmetered, "unmetered is null");
    }

    /// @param requests calls, whatever became of them
    /// @param units write units they cost together
    public record Count(long requests, long units) {

        private Count plus(long more) {
            return new Count(requests + 1, units + more);
        }
    }

    /// The counts by operation, such as `BatchWriteItem`.
    public synchronized Map<String, Count> counts() {
        return Map.copyOf(counts);
    }

    /// The requests of one operation.
    public synchronized long requests(String operation) {
        return counts.getOrDefault(operation, new Count(0, 0)).requests();
    }

    /// The write units of all operations.
    public synchronized long total() {
        return counts.values().stream().mapToLong(Count::units).sum();
    }

    public synchronized void reset() {
        counts.clear();
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        return switch (context.request()) {
            case PutItemRequest put ->
                put.toBuilder()
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .build();
            case UpdateItemRequest update ->
                update.toBuilder()
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .build();
            case DeleteItemRequest delete ->
                delete.toBuilder()
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .build();
            case BatchWriteItemRequest batch ->
                batch.toBuilder()
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .build();
            case BatchExecuteStatementRequest batch ->
                batch.toBuilder()
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .build();
            case SdkRequest other -> other;
        };
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        count(attributes, units(context.request(), context.response()));
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        count(
                attributes,
                switch (context.exception()) {
                    case TransactionCanceledException _ -> refused(context.request());
                    case ConditionalCheckFailedException _ -> refused(context.request());
                    case Throwable _ -> 0;
                });
    }

    private synchronized void count(ExecutionAttributes attributes, long units) {
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        counts.merge(operation, new Count(1, units), (sum, one) -> sum.plus(one.units()));
    }

    private long units(SdkRequest request, SdkResponse response) {
        return switch (response) {
            case PutItemResponse put -> reported(put.consumedCapacity());
            case UpdateItemResponse update -> reported(update.consumedCapacity());
            case DeleteItemResponse delete -> reported(delete.consumedCapacity());
            case BatchWriteItemResponse batch -> reported(batch.consumedCapacity());
            case BatchExecuteStatementResponse batch -> inserts((BatchExecuteStatementRequest) request, batch);
            case SdkResponse _ -> request instanceof TransactWriteItemsRequest transaction ? units(transaction) : 0;
        };
    }

    /// What a request costs although its condition refused it.
    private long refused(SdkRequest request) {
        return switch (request) {
            case TransactWriteItemsRequest transaction -> units(transaction);
            case PutItemRequest put -> ItemSize.writeUnits(ItemSize.of(put.item()));
            case UpdateItemRequest update -> stored(update.tableName(), update.key());
            case SdkRequest _ -> 0;
        };
    }

    /// The journal's PartiQL statements are inserts; one that is refused as a duplicate costs like another.
    private static long inserts(BatchExecuteStatementRequest request, BatchExecuteStatementResponse response) {
        long units = 0;
        for (int i = 0; i < request.statements().size(); i++) {
            BatchStatementError error = response.responses().get(i).error();
            if (error == null || error.code() == BatchStatementErrorCodeEnum.DUPLICATE_ITEM) {
                units += ItemSize.writeUnits(
                        ItemSize.of(inserted(request.statements().get(i))));
            }
        }
        return units;
    }

    private static Map<String, AttributeValue> inserted(BatchStatementRequest statement) {
        Map<String, AttributeValue> item = new HashMap<>();
        Matcher member = MEMBER.matcher(statement.statement());
        while (member.find()) {
            item.put(member.group(1), statement.parameters().get(item.size()));
        }
        return item;
    }

    private long units(TransactWriteItemsRequest transaction) {
        return transaction.transactItems().stream()
                .mapToLong(item -> 2 * units(item))
                .sum();
    }

    private long units(TransactWriteItem item) {
        return item.put() == null
                ? stored(item.update().tableName(), item.update().key())
                : ItemSize.writeUnits(ItemSize.of(item.put().item()));
    }

    private long stored(String table, Map<String, AttributeValue> key) {
        Map<String, AttributeValue> item = unmetered
                .getItem(get -> get.tableName(table).key(key).consistentRead(true))
                .item();
        return ItemSize.writeUnits(ItemSize.of(item));
    }

    private static long reported(Collection<ConsumedCapacity> consumed) {
        return consumed.stream().mapToLong(WriteUnits::reported).sum();
    }

    private static long reported(ConsumedCapacity consumed) {
        return consumed == null ? 0 : Math.round(consumed.capacityUnits());
    }
}
