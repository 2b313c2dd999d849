package io.windlass.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.windlass.journal.RunEvent;
import java.util.Set;
import java.util.stream.Collectors;

/// The published schema of run events under an outside validator.
public final class PublishedRunEvent {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(
                    PublishedRunEvent.class.getClassLoader().getResourceAsStream("definitions/run-event.schema.json"));

    private PublishedRunEvent() {}

    /// What the schema says against an event as EventBridge delivers it.
    public static Set<String> validate(JsonNode event) {
        return SCHEMA.validate(event).stream().map(Object::toString).collect(Collectors.toSet());
    }

    static Set<String> validate(RunEvent event) throws JsonProcessingException {
        ObjectNode delivered =
                MAPPER.createObjectNode().put("source", "windlass").put("detail-type", event.type());
        delivered.set("detail", MAPPER.readTree(event.detail()));
        return validate(delivered);
    }
}
