package io.windlass.event;

import java.util.Objects;
import java.util.Optional;

/// Where in an event something stands.
///
/// @param path such as `Records[3].s3.object.key` or `Records[2](messageId 4f1c).body.Records[0]`; empty for the
///     whole event
/// @param message the id of the queue message around it: the one that is to be delivered again when this fails
public record Place(String path, Optional<String> message) {

    /// The whole event.
    public static final Place EVENT = new Place("", Optional.empty());

    public Place {
        Objects.requireNonNull(path, "path is null");
        Objects.requireNonNull(message, "message is null");
    }

    Place member(String name) {
        return new Place(path.isEmpty() ? name : path + "." + name, message);
    }

    Place element(int index) {
        return new Place(path + "[" + index + "]", message);
    }

    /// The same place, known to be a queue message. An empty id names no message.
    Place inMessage(String id) {
        if (id.isEmpty()) {
            return this;
        }
        return new Place(path + "(messageId " + Shown.plain(id) + ")", Optional.of(id));
    }

    @Override
    public String toString() {
        return path.isEmpty() ? "event" : path;
    }
}
