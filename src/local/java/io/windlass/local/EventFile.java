package io.windlass.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The events of a cloud that is kept, one JSON object a line, for whoever wants to follow them: `tail -f` is enough.
///
/// @param path the file
record EventFile(Path path) {

    /// Its name in the home of the cloud.
    static final String NAME = "events.jsonl";

    /// Adds an event at the end.
    synchronized void add(String event) {
        try {
            Files.writeString(path, event + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("an event cannot be written to " + path, e);
        }
    }
}
