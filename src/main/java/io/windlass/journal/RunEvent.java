package io.windlass.journal;

import java.util.Objects;

/// The end of a run, as others are told of it.
///
/// @param type what happened, in the words of EventBridge's `detail-type`
/// @param detail a JSON object that follows `definitions/run-event.schema.json`
public record RunEvent(String type, String detail) {

    public RunEvent {
        Objects.requireNonNull(type, "type is null");
        Objects.requireNonNull(detail, "detail is null");
    }
}
