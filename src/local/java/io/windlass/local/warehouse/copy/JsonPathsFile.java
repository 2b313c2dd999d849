package io.windlass.local.warehouse.copy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.local.warehouse.sql.StatementFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A jsonpaths file: one object whose member `jsonpaths` is an array of paths.
final class JsonPathsFile {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JsonPathsFile() {}

    /// The paths; nothing where no member is called `jsonpaths`, which makes COPY go on as with 'auto'.
    static Optional<List<JsonPath>> read(String url, byte[] content, int columns) throws StatementFailure {
        JsonNode root;
        try {
            root = MAPPER.readTree(content);
        } catch (IOException notJson) {
            throw invalid(url, "it is not JSON", notJson);
        }
        if (!root.isObject()) {
            throw invalid(url, "it is not one object", null);
        }
        JsonNode texts = root.get("jsonpaths");
        if (texts == null) {
            return Optional.empty();
        }
        if (!texts.isArray()) {
            throw invalid(url, "\"jsonpaths\" is not an array", null);
        }
        List<JsonPath> paths = new ArrayList<>();
        for (JsonNode text : texts) {
            if (!text.isTextual()) {
                throw invalid(url, "a path is not a string", null);
            }
            paths.add(JsonPath.parse(text.textValue()));
        }
        if (paths.size() != columns) {
            throw new StatementFailure(
                    "ERROR: Number of jsonpaths and the number of columns should match. JSONPath size: " + paths.size()
                            + ", Number of columns in table or column list: " + columns);
        }
        return Optional.of(paths);
    }

    private static StatementFailure invalid(String url, String reason, Throwable cause) {
        return new StatementFailure("ERROR: Invalid JSONPaths file " + url + ": " + reason, cause);
    }
}
