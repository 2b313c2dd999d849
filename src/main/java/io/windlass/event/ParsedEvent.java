package io.windlass.event;

import java.util.List;

/// Everything that an event tells, in its order.
///
/// @param queue whether it is a batch of queue messages, whose failures are answered message by message
/// @param items what it tells
public record ParsedEvent(boolean queue, List<EventItem> items) {

    public ParsedEvent {
        items = List.copyOf(items);
    }
}
