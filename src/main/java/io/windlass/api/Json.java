package io.windlass.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.client.RequestFailed;
import io.windlass.client.RequestFailed.Code;
import java.io.IOException;
import java.io.UncheckedIOException;

/// JSON as requests and answers have it: numbers keep all their digits, and no name stands twice in an object.
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /// @throws RequestFailed where it is no JSON; the message holds nothing of it
    public static JsonNode parse(byte[] text) {
        try {
            return MAPPER.readTree(text);
        } catch (StreamConstraintsException e) {
            // It tells a bound and what was beyond it, and nothing that stands in the request.
            throw new RequestFailed(Code.BAD_REQUEST, "", "the request cannot be read: " + e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : " in line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new RequestFailed(Code.BAD_REQUEST, "", "the request is not JSON: mistake" + place);
        } catch (NumberFormatException e) {
            throw new RequestFailed(Code.BAD_REQUEST, "", "a number of the request has an exponent that nothing holds");
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot be read", e);
        }
    }

    /// UTF-8.
    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a tree of JSON cannot be written", e);
        }
    }
}
