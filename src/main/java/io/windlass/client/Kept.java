package io.windlass.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.journal.RunFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Records of JSON in Windlass's own place. Each is written once and never changes.
///
/// @param files where they lie
record Kept(RunFiles files) {

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /// Writes a record, unless the name is taken, and tells what lies there.
    JsonNode put(String name, JsonNode record) {
        byte[] bytes = record.toString().getBytes(StandardCharsets.UTF_8);
        files.put(name, out -> out.write(bytes));
        return find(name)
                .orElseThrow(() -> new UncheckedIOException(
                        new FileNotFoundException(files.url(name) + " was deleted as soon as it was written")));
    }

    /// JSON as it is read back, so that it can be compared with a record.
    static JsonNode reread(JsonNode written) {
        try {
            return JSON.readTree(written.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON that was just written cannot be read", e);
        }
    }

    /// A record; empty where there is none.
    Optional<JsonNode> find(String name) {
        try (InputStream in = files.open(name)) {
            return Optional.of(JSON.readTree(in));
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof FileNotFoundException) {
                return Optional.empty();
            }
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + files.url(name) + ": " + e.getMessage(), e);
        }
    }
}
