package io.windlass.aws;

import io.windlass.journal.JournalUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/// The journal's one table: reads, conditional writes and transactions, each tried again where DynamoDB says
/// that it may be. Every read is consistent.
///
/// @param client with the SDK's own attempts for throttling, faults and lost answers
/// @param name the table
/// @param backoff how what the SDK does not repeat is tried again
public record DynamoDbTable(DynamoDbClient client, String name, Backoff backoff) {

    private static final Set<String> PASSING =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded", "RequestLimitExceeded");

    public DynamoDbTable {
        Objects.requireNonNull(client, "client is null");
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(backoff, "backoff is null");
    }

    /// One item, if it is there.
    Optional<Map<String, AttributeValue>> get(Map<String, AttributeValue> key) {
        return Failures.journal("cannot read an item of " + name, () -> {
            GetItemResponse response =
                    client.getItem(request -> request.tableName(name).key(key).consistentRead(true));
            return response.hasItem() ? Optional.of(response.item()) : Optional.empty();
        });
    }

    /// Those of at most 100 different keys that are there, in no order (DynamoDB takes no more in a BatchGetItem).
    List<Map<String, AttributeValue>> getAll(List<Map<String, AttributeValue>> keys) {
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        List<Map<String, AttributeValue>> left = keys;
        for (int attempts = 1; ; attempts++) {
            KeysAndAttributes wanted =
                    KeysAndAttributes.builder().keys(left).consistentRead(true).build();
            BatchGetItemResponse response = Failures.journal(
                    "cannot read items of " + name,
                    () -> client.batchGetItem(request -> request.requestItems(Map.of(name, wanted))));
            found.addAll(response.responses().getOrDefault(name, List.of()));
            KeysAndAttributes unread = response.unprocessedKeys().get(name);
            if (unread == null || unread.keys().isEmpty()) {
                return found;
            }
            left = unread.keys();
            if (!backoff.again(attempts)) {
                throw new JournalUnavailable(left.size() + " items of " + name + " could not be read in " + attempts
                        + " attempts: the table is throttled");
            }
        }
    }

    /// A page of a partition in the order of its sort keys.
    ///
    /// @param from where the page before ended; empty for the first
    Page page(String partition, Map<String, AttributeValue> from, int limit) {
        QueryRequest.Builder query = QueryRequest.builder()
                .tableName(name)
                .consistentRead(true)
                .keyConditionExpression("#pk = :pk")
                .expressionAttributeNames(Map.of("#pk", Item.PARTITION_KEY))
                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partition)))
                .limit(limit);
        if (!from.isEmpty()) {
            query.exclusiveStartKey(from);
        }
        QueryResponse response = Failures.journal("cannot query " + name, () -> client.query(query.build()));
        return new Page(response.items(), response.hasLastEvaluatedKey() ? response.lastEvaluatedKey() : Map.of());
    }

    /// A conditional write by itself.
    ///
    /// @return false where the condition refused it
    boolean write(ConditionalWrite write) {
        for (int attempts = 1; ; attempts++) {
            try {
                Failures.journal(
                        "cannot write to " + name,
                        () -> write.update().isPresent()
                                ? client.updateItem(write.updateRequest(name))
                                : client.putItem(write.putRequest(name)));
                return true;
            } catch (ConditionalCheckFailedException e) {
                return false;
            } catch (TransactionConflictException e) {
                again(attempts, e);
            }
        }
    }

    /// Conditional writes that take effect all or none.
    ///
    /// @param token the same for every attempt of this call and for no other: when an answer is lost, the
    ///     repetition is told that it succeeded instead of being refused by its own effect
    /// @return false where a condition refused them
    boolean transact(List<ConditionalWrite> writes, String token) {
        TransactWriteItemsRequest request = TransactWriteItemsRequest.builder()
                .clientRequestToken(token)
                .transactItems(
                        writes.stream().map(write -> write.inTransaction(name)).toList())
                .build();
        for (int attempts = 1; ; attempts++) {
            try {
                Failures.journal("cannot write to " + name, () -> client.transactWriteItems(request));
                return true;
            } catch (TransactionCanceledException e) {
                Set<String> reasons = e.cancellationReasons().stream()
                        .map(CancellationReason::code)
                        .collect(Collectors.toSet());
                if (reasons.contains("ConditionalCheckFailed")) {
                    return false;
                }
                if (reasons.stream().noneMatch(PASSING::contains)) {
                    throw e;
                }
                again(attempts, e);
            }
        }
    }

    private void again(int attempts, RuntimeException failure) {
        if (!backoff.again(attempts)) {
            throw new JournalUnavailable(
                    "cannot write to " + name + " in " + attempts + " attempts: " + failure.getMessage(), failure);
        }
    }

    /// @param items in order
    /// @param next where the next page begins; empty after the last
    record Page(List<Map<String, AttributeValue>> items, Map<String, AttributeValue> next) {}
}
