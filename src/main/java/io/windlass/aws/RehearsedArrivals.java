package io.windlass.aws;

import io.windlass.journal.Arrival;
import io.windlass.journal.Arrivals;
import io.windlass.journal.ObjectId;
import io.windlass.journal.StepId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Arrivals that are written as real ones are, to a real table, and never get there: whoever rehearses with them
/// finds everything at hand when it is in earnest.
///
/// @param table the journal
public record RehearsedArrivals(DynamoDbTable table) implements Arrivals {

    /// No item fulfils it.
    static final String NEVER = "attribute_exists(#pk) AND attribute_not_exists(#pk)";

    private static final String NOWHERE = "rehearsal";

    public RehearsedArrivals {
        Objects.requireNonNull(table, "table is null");
    }

    /// Puts each under a condition that refuses it, and two in one request that is refused: DynamoDB takes no empty
    /// key.
    @Override
    public List<Arrival> put(Collection<Arrival> arrivals) {
        for (Arrival arrival : arrivals) {
            refused(
                    "ConditionalCheckFailedException",
                    () -> table.client()
                            .putItem(request -> request.tableName(table.name())
                                    .item(ArrivalFormat.item(arrival))
                                    .conditionExpression(NEVER)
                                    .expressionAttributeNames(Map.of("#pk", "pk"))));
        }
        List<WriteRequest> puts = List.of(keyless("1"), keyless("2"));
        refused(
                "ValidationException",
                () -> table.client().batchWriteItem(request -> request.requestItems(Map.of(table.name(), puts))));
        return List.of();
    }

    private static void refused(String code, Runnable call) {
        try {
            call.run();
        } catch (DynamoDbException e) {
            if (!Failures.code(e).equals(code)) {
                throw e;
            }
        }
    }

    private static WriteRequest keyless(String sort) {
        return WriteRequest.builder()
                .putRequest(put -> put.item(Item.key("", sort)))
                .build();
    }

    /// Reads an item that is never there, and an empty page.
    @Override
    public Pending oldest(StepId step, int atMost) {
        table.get(key("1"));
        table.page(NOWHERE, Map.of(), atMost);
        return new Pending(List.of(), true);
    }

    @Override
    public void delete(StepId step, Map<ObjectId, List<Arrival.Key>> keys) {
        // Nothing was written.
    }

    private static Map<String, AttributeValue> key(String sort) {
        return Item.key(NOWHERE, sort);
    }
}
