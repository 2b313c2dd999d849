package io.windlass.pipeline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Reads a file of JSON strictly: one object, every member once, UTF-8. What is wrong is told with line and
/// column.
final class JsonText {

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonText() {}

    /// The file's object, or mistakes at the place.
    static Optional<Json> read(byte[] bytes, Place place) {
        Optional<String> text = text(bytes, place);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.get().isBlank()) {
            place.mistake("the file is empty; a definition is one JSON object");
            return Optional.empty();
        }
        try (JsonParser parser = FACTORY.createParser(text.get())) {
            return object(parser, text.get(), place);
        } catch (IOException e) {
            place.mistake("cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Json> object(JsonParser parser, String text, Place place) throws IOException {
        try {
            parser.nextToken();
            Json node = value(parser, place);
            if (parser.nextToken() != null) {
                place.mistake("is not JSON: something follows the closing bracket"
                        + SyntaxError.where(parser.currentTokenLocation()));
                return Optional.empty();
            }
            if (node.isObject()) {
                return Optional.of(node);
            }
            place.mistake("a definition is one JSON object, not " + Fields.kind(node));
        } catch (JsonProcessingException e) {
            place.mistake("is not JSON: " + SyntaxError.describe(e, parser, text));
        }
        return Optional.empty();
    }

    /// UTF-8 as text, without the mark that some editors put before it.
    static Optional<String> text(byte[] bytes, Place place) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            place.mistake("is not UTF-8; save the file as UTF-8");
            return Optional.empty();
        }
    }

    private static Json value(JsonParser parser, Place place) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return object(parser, place);
        }
        if (token == JsonToken.START_ARRAY) {
            List<Json> array = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                array.add(value(parser, place.at(array.size())));
            }
            return new Json(array);
        }
        if (token == JsonToken.VALUE_STRING) {
            return new Json(parser.getText());
        }
        if (token.isNumeric()) {
            return number(parser, place);
        }
        return token == JsonToken.VALUE_NULL ? Json.NULL : new Json(token == JsonToken.VALUE_TRUE);
    }

    private static Json number(JsonParser parser, Place place) throws IOException {
        try {
            return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                    ? new Json(parser.getBigIntegerValue())
                    : new Json(parser.getDecimalValue());
        } catch (NumberFormatException e) {
            place.mistake("a number whose exponent is too large" + SyntaxError.where(parser.currentTokenLocation()));
            return Json.NULL;
        }
    }

    private static Json object(JsonParser parser, Place place) throws IOException {
        SequencedMap<String, Json> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (object.containsKey(name)) {
                place.at(name)
                        .mistake("\"" + name + "\" is given twice; the second is"
                                + SyntaxError.where(parser.currentTokenLocation()));
            }
            parser.nextToken();
            Json value = value(parser, place.at(name));
            object.putIfAbsent(name, value);
        }
        return new Json(object);
    }
}
