package io.windlass.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The answers that `docs/openapi.json` describes, by their status, under an outside validator.
public final class PublishedAnswers {

    private final Map<String, JsonSchema> schemas = new TreeMap<>();

    public PublishedAnswers() {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);
        ObjectNode description = description();
        description.at("/paths/~1/post/responses").fieldNames().forEachRemaining(status -> {
            ObjectNode schema = description.deepCopy();
            schema.put("$ref", "#/paths/~1/post/responses/" + status + "/content/application~1json/schema");
            schemas.put(status, factory.getSchema(schema));
        });
    }

    private static ObjectNode description() {
        try {
            return (ObjectNode)
                    new JsonMapper().readTree(Path.of("docs", "openapi.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("the description cannot be read", e);
        }
    }

    /// What the description says against an answer.
    public Set<String> mistakes(int status, JsonNode body) {
        JsonSchema schema = schemas.get(Integer.toString(status));
        return schema == null
                ? Set.of("no answer has the status " + status)
                : schema.validate(body).stream().map(Object::toString).collect(Collectors.toSet());
    }

    /// The same of an answer without HTTP: one of the statuses must fit.
    public Set<String> mistakes(JsonNode body) {
        boolean sound = body.has("error")
                ? schemas.keySet().stream()
                        .filter(status -> !status.equals("200"))
                        .anyMatch(status ->
                                mistakes(Integer.parseInt(status), body).isEmpty())
                : mistakes(200, body).isEmpty();
        return sound ? Set.of() : Set.of("no status has the answer " + body);
    }
}
