package io.windlass.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/// An event bus with one listener, which hears each event as EventBridge would deliver it.
final class LocalBus implements EventBridgeClient {

    private static final JsonMapper JSON = new JsonMapper();

    private final InstantSource clock;
    private final Consumer<String> listener;

    LocalBus(InstantSource clock, Consumer<String> listener) {
        this.clock = clock;
        this.listener = listener;
    }

    @Override
    public PutEventsResponse putEvents(PutEventsRequest request) {
        List<PutEventsResultEntry> results =
                request.entries().stream().map(this::result).toList();
        int failed = (int)
                results.stream().filter(result -> result.errorCode() != null).count();
        return PutEventsResponse.builder()
                .entries(results)
                .failedEntryCount(failed)
                .build();
    }

    private PutEventsResultEntry result(PutEventsRequestEntry entry) {
        String id = UUID.randomUUID().toString();
        ObjectNode event = JSON.createObjectNode();
        event.put("version", "0");
        event.put("id", id);
        event.put("detail-type", entry.detailType());
        event.put("source", entry.source());
        event.put("account", "123456789012");
        event.put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", "us-east-1");
        event.putArray("resources");
        try {
            event.set("detail", JSON.readTree(entry.detail()));
        } catch (JsonProcessingException e) {
            return PutEventsResultEntry.builder()
                    .errorCode("MalformedDetail")
                    .errorMessage("Detail is malformed.")
                    .build();
        }
        listener.accept(event.toString());
        return PutEventsResultEntry.builder().eventId(id).build();
    }

    @Override
    public String serviceName() {
        return EventBridgeClient.SERVICE_NAME;
    }

    @Override
    public void close() {
        // There is nothing to let go.
    }
}
