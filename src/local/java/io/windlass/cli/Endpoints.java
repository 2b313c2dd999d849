package io.windlass.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/// Where an embedded cloud that stays up can be reached: the AWS SDKs' own variables as a JSON object.
final class Endpoints {

    private static final JsonMapper JSON = new JsonMapper();

    private Endpoints() {}

    /// Writes the file at once, so that nobody reads half of it.
    static void write(Path file, Map<String, String> variables) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(variables) + "\n");
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
