package io.windlass.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Attributes as a request to DynamoDB holds them: `{"k":{"S":"a.json"},"z":{"N":"12"}}`.
///
/// @param json within the item's object
record JsonAttributes(JsonGenerator json) implements Attributes {

    @Override
    public JsonAttributes text(String name, String value) {
        if (!value.isEmpty()) {
            write(name, "S", value);
        }
        return this;
    }

    @Override
    public JsonAttributes number(String name, long value) {
        if (value != 0) {
            write(name, "N", Long.toString(value));
        }
        return this;
    }

    private void write(String name, String type, String value) {
        try {
            json.writeObjectFieldStart(name);
            json.writeStringField(type, value);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes all that is written", e);
        }
    }
}
