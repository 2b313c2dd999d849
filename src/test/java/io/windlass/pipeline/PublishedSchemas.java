package io.windlass.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The published JSON Schemas under an outside validator.
final class PublishedSchemas {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<String, JsonSchema> SCHEMAS = Map.of(
            DefinitionFiles.SCHEMAS, published("definitions/schema.schema.json"),
            DefinitionFiles.PIPELINES, published("definitions/pipeline.schema.json"));

    private PublishedSchemas() {}

    /// What the schema of the file's folder says against it.
    static Set<String> validate(String file, String text) {
        try {
            return SCHEMAS.get(file.substring(0, file.indexOf('/'))).validate(MAPPER.readTree(text)).stream()
                    .map(Object::toString)
                    .collect(Collectors.toSet());
        } catch (JsonProcessingException e) {
            return Set.of(e.getMessage());
        }
    }

    private static JsonSchema published(String resource) {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(PublishedSchemas.class.getClassLoader().getResourceAsStream(resource));
    }
}
