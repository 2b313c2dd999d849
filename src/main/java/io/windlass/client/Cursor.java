package io.windlass.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;

/// Where in an answer the next page begins.
sealed interface Cursor {

    /// Which of the query's statements, from 0.
    int part();

    /// In the result of a statement.
    ///
    /// @param statement its id; empty where it is not asked yet, or who asked is not known here
    /// @param next what the warehouse said; empty for the beginning
    record InResult(int part, Optional<String> statement, Optional<String> next) implements Cursor {
        public InResult {
            Objects.requireNonNull(statement, "statement is null");
            Objects.requireNonNull(next, "next is null");
        }
    }

    /// Before the rows that a statement writes to S3.
    ///
    /// @param statement its id; empty where who asked is not known here
    record InUnload(int part, Optional<String> statement) implements Cursor {
        public InUnload {
            Objects.requireNonNull(statement, "statement is null");
        }
    }

    /// In a file that a statement has written to S3.
    ///
    /// @param key the file's key
    /// @param from the byte at which the next row begins
    record InFile(int part, String key, long from) implements Cursor {
        public InFile {
            Objects.requireNonNull(key, "key is null");
        }
    }

    static Cursor first(int part) {
        return new InResult(part, Optional.empty(), Optional.empty());
    }

    /// What [#parse] reads.
    default String json() {
        ObjectNode node = Kept.JSON.createObjectNode();
        node.put("part", part());
        switch (this) {
            case InResult(int _, Optional<String> statement, Optional<String> next) -> {
                statement.ifPresent(id -> node.put("statement", id));
                next.ifPresent(token -> node.put("next", token));
            }
            case InUnload(int _, Optional<String> statement) -> node.put("unload", statement.orElse(""));
            case InFile(int _, String key, long from) -> node.put("key", key).put("from", from);
        }
        return node.toString();
    }

    /// @param json as [#json] wrote it
    static Cursor parse(byte[] json) {
        try {
            JsonNode node = Kept.JSON.readTree(json);
            int part = node.path("part").asInt();
            if (node.has("key")) {
                return new InFile(
                        part, node.path("key").asText(), node.path("from").asLong());
            }
            return node.has("unload")
                    ? new InUnload(part, filled(node, "unload"))
                    : new InResult(part, filled(node, "statement"), filled(node, "next"));
        } catch (IOException e) {
            throw new UncheckedIOException("a cursor that was written here cannot be read", e);
        }
    }

    private static Optional<String> filled(JsonNode node, String member) {
        return Optional.of(node.path(member).asText()).filter(text -> !text.isEmpty());
    }
}
