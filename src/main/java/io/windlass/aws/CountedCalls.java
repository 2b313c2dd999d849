package io.windlass.aws;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleConsumer;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// Counts the units that the SDK's calls of the journal consume, as DynamoDB itself reports them. No call is added.
///
/// A write that its condition refuses is billed like one that is done, and no response reports it: a single one is
/// counted as one unit and a transaction as two for each of its items, which holds for items of up to 1 KB.
public final class CountedCalls implements ExecutionInterceptor {

    private static final ReturnConsumedCapacity TOTAL = ReturnConsumedCapacity.TOTAL;

    private final ConsumedUnits units;

    /// @param units where they are summed
    public CountedCalls(ConsumedUnits units) {
        this.units = Objects.requireNonNull(units, "units is null");
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        return switch (context.request()) {
            case PutItemRequest put ->
                put.toBuilder().returnConsumedCapacity(TOTAL).build();
            case UpdateItemRequest update ->
                update.toBuilder().returnConsumedCapacity(TOTAL).build();
            case DeleteItemRequest delete ->
                delete.toBuilder().returnConsumedCapacity(TOTAL).build();
            case BatchWriteItemRequest batch ->
                batch.toBuilder().returnConsumedCapacity(TOTAL).build();
            case TransactWriteItemsRequest all ->
                all.toBuilder().returnConsumedCapacity(TOTAL).build();
            case BatchExecuteStatementRequest batch ->
                batch.toBuilder().returnConsumedCapacity(TOTAL).build();
            case GetItemRequest get ->
                get.toBuilder().returnConsumedCapacity(TOTAL).build();
            case BatchGetItemRequest batch ->
                batch.toBuilder().returnConsumedCapacity(TOTAL).build();
            case QueryRequest query ->
                query.toBuilder().returnConsumedCapacity(TOTAL).build();
            case SdkRequest other -> other;
        };
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        switch (context.response()) {
            case PutItemResponse put -> count(units::wrote, put.consumedCapacity());
            case UpdateItemResponse update -> count(units::wrote, update.consumedCapacity());
            case DeleteItemResponse delete -> count(units::wrote, delete.consumedCapacity());
            case BatchWriteItemResponse batch -> count(units::wrote, batch.consumedCapacity());
            case TransactWriteItemsResponse all -> count(units::wrote, all.consumedCapacity());
            case BatchExecuteStatementResponse batch -> count(units::wrote, batch.consumedCapacity());
            case GetItemResponse get -> count(units::read, get.consumedCapacity());
            case BatchGetItemResponse batch -> count(units::read, batch.consumedCapacity());
            case QueryResponse query -> count(units::read, query.consumedCapacity());
            case SdkResponse _ -> {}
        }
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        switch (context.exception()) {
            case ConditionalCheckFailedException _ -> units.wrote(1);
            case TransactionCanceledException _
            when context.request() instanceof TransactWriteItemsRequest all ->
                units.wrote(2.0 * all.transactItems().size());
            case Throwable _ -> {}
        }
    }

    private static void count(DoubleConsumer sum, ConsumedCapacity consumed) {
        count(sum, consumed == null ? List.of() : List.of(consumed));
    }

    private static void count(DoubleConsumer sum, Collection<ConsumedCapacity> consumed) {
        consumed.stream()
                .map(ConsumedCapacity::capacityUnits)
                .filter(consumedUnits -> consumedUnits != null)
                .forEach(sum::accept);
    }
}
