package io.windlass.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.windlass.journal.Arrival;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Arrivals in requests of our own.
///
/// @param table the journal's name
record SignedPuts(SignedRequests requests, String table) implements BatchWrites.Calls<Arrival> {

    private static final JsonFactory JSON = new JsonFactory();

    /// What tells an arrival's item from every other.
    static String key(Arrival arrival) {
        return key(ArrivalFormat.partition(arrival), ArrivalFormat.sort(arrival));
    }

    private static String key(String partition, String sort) {
        return partition + "/" + sort;
    }

    @Override
    public List<Arrival> together(List<Arrival> arrivals) {
        WriteAnswer answer = requests.batchWriteItem(batch(table, arrivals));
        if (answer.left().isEmpty()) {
            return List.of();
        }
        Set<String> keys = new HashSet<>();
        for (WriteAnswer.Key left : answer.left()) {
            keys.add(key(left.partition(), left.sort()));
        }
        List<Arrival> left = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            if (keys.contains(key(arrival))) {
                left.add(arrival);
            }
        }
        return left;
    }

    @Override
    public void alone(Arrival arrival) {
        requests.putItem(single(table, arrival, ""));
    }

    /// Puts it under a condition.
    ///
    /// @param condition over `#pk`
    void alone(Arrival arrival, String condition) {
        requests.putItem(single(table, arrival, condition));
    }

    @Override
    public BatchWrites.Failure failure(RuntimeException thrown) {
        if (!(thrown instanceof RequestFailed failed)) {
            return BatchWrites.Failure.LASTING;
        }
        return BatchWrites.Failure.of(failed.code(), failed.passes());
    }

    private static byte[] single(String table, Arrival arrival, String condition) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (JsonGenerator json = begin(body)) {
            json.writeStringField("TableName", table);
            item(json, arrival);
            if (!condition.isEmpty()) {
                json.writeStringField("ConditionExpression", condition);
                json.writeObjectFieldStart("ExpressionAttributeNames");
                json.writeStringField("#pk", Item.PARTITION_KEY);
                json.writeEndObject();
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes all that is written", e);
        }
        return body.toByteArray();
    }

    private static byte[] batch(String table, List<Arrival> arrivals) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (JsonGenerator json = begin(body)) {
            json.writeObjectFieldStart("RequestItems");
            json.writeArrayFieldStart(table);
            for (Arrival arrival : arrivals) {
                json.writeStartObject();
                json.writeObjectFieldStart("PutRequest");
                item(json, arrival);
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes all that is written", e);
        }
        return body.toByteArray();
    }

    private static JsonGenerator begin(ByteArrayOutputStream body) throws IOException {
        JsonGenerator json = JSON.createGenerator(body);
        json.writeStartObject();
        json.writeStringField("ReturnConsumedCapacity", "TOTAL");
        return json;
    }

    private static void item(JsonGenerator json, Arrival arrival) throws IOException {
        json.writeObjectFieldStart("Item");
        ArrivalFormat.write(arrival, new JsonAttributes(json));
        json.writeEndObject();
    }
}
