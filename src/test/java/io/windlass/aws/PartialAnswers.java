package io.windlass.aws;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// A DynamoDB under pressure: of each batch it takes only the first few and leaves the rest to be sent again.
final class PartialAnswers implements ExecutionInterceptor {

    private static final ExecutionAttribute<SdkRequest> WHOLE = new ExecutionAttribute<>("whole-request");

    private final AtomicInteger batches = new AtomicInteger();
    private final IntUnaryOperator taken;

    /// @param taken how many the first, second, … batch request takes, counted from 0
    PartialAnswers(IntUnaryOperator taken) {
        this.taken = taken;
    }

    int batches() {
        return batches.get();
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        attributes.putAttribute(WHOLE, context.request());
        return switch (context.request()) {
            case BatchWriteItemRequest batch -> {
                String table = table(batch.requestItems());
                List<WriteRequest> writes = first(batch.requestItems().get(table));
                yield batch.toBuilder().requestItems(Map.of(table, writes)).build();
            }
            case BatchGetItemRequest batch -> {
                String table = table(batch.requestItems());
                KeysAndAttributes all = batch.requestItems().get(table);
                yield batch.toBuilder()
                        .requestItems(Map.of(table, keys(all, first(all.keys()))))
                        .build();
            }
            case BatchExecuteStatementRequest batch ->
                batch.toBuilder().statements(first(batch.statements())).build();
            case SdkRequest other -> other;
        };
    }

    @Override
    public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
        return switch (attributes.getAttribute(WHOLE)) {
            case BatchWriteItemRequest whole -> {
                String table = table(whole.requestItems());
                int sent = ((BatchWriteItemRequest) context.request())
                        .requestItems()
                        .get(table)
                        .size();
                yield ((BatchWriteItemResponse) context.response())
                        .toBuilder()
                                .unprocessedItems(
                                        Map.of(table, rest(whole.requestItems().get(table), sent)))
                                .build();
            }
            case BatchGetItemRequest whole -> {
                String table = table(whole.requestItems());
                KeysAndAttributes all = whole.requestItems().get(table);
                int sent = ((BatchGetItemRequest) context.request())
                        .requestItems()
                        .get(table)
                        .keys()
                        .size();
                yield ((BatchGetItemResponse) context.response())
                        .toBuilder()
                                .unprocessedKeys(Map.of(table, keys(all, rest(all.keys(), sent))))
                                .build();
            }
            case BatchExecuteStatementRequest whole -> {
                BatchExecuteStatementResponse response = (BatchExecuteStatementResponse) context.response();
                yield response.toBuilder()
                        .responses(
                                Stream.concat(response.responses().stream(), Stream.generate(PartialAnswers::throttled))
                                        .limit(whole.statements().size())
                                        .toList())
                        .build();
            }
            case SdkRequest _ -> context.response();
        };
    }

    private static String table(Map<String, ?> byTable) {
        return byTable.keySet().iterator().next();
    }

    private <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(all.size(), taken.applyAsInt(batches.getAndIncrement())));
    }

    private static <T> List<T> rest(List<T> all, int sent) {
        return all.subList(sent, all.size());
    }

    private static KeysAndAttributes keys(KeysAndAttributes like, List<Map<String, AttributeValue>> keys) {
        return like.toBuilder().keys(keys).build();
    }

    private static BatchStatementResponse throttled() {
        return BatchStatementResponse.builder()
                .error(error ->
                        error.code(BatchStatementErrorCodeEnum.THROTTLING_ERROR).message("as the script wants"))
                .build();
    }
}
