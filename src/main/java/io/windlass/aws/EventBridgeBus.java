package io.windlass.aws;

import io.windlass.journal.EventBus;
import io.windlass.journal.RunEvent;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/// A bus of Amazon EventBridge. An event that was taken although the answer was lost is put again: whoever listens
/// knows it by its id.
public final class EventBridgeBus implements EventBus {

    /// Who the events are of.
    public static final String SOURCE = "windlass";

    private final EventBridgeClient client;
    private final String bus;

    /// @param bus the name or the ARN of the bus
    public EventBridgeBus(EventBridgeClient client, String bus) {
        this.client = Objects.requireNonNull(client, "client is null");
        this.bus = Objects.requireNonNull(bus, "bus is null");
    }

    @Override
    public Optional<String> put(List<RunEvent> events) {
        List<PutEventsRequestEntry> entries = events.stream().map(this::entry).toList();
        try {
            PutEventsResponse response = client.putEvents(request -> request.entries(entries));
            return response.entries().stream()
                    .filter(entry -> entry.errorCode() != null)
                    .map(entry -> entry.errorCode() + ": " + entry.errorMessage())
                    .findFirst();
        } catch (SdkException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private PutEventsRequestEntry entry(RunEvent event) {
        return PutEventsRequestEntry.builder()
                .eventBusName(bus)
                .source(SOURCE)
                .detailType(event.type())
                .detail(event.detail())
                .build();
    }
}
