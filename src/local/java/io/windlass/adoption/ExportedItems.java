package io.windlass.adoption;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;

/// Items from a file: one `{"Item": {…}}` after another as an export to S3 has them, or `{"Items": […]}` as
/// `aws dynamodb scan` prints them.
///
/// @param name the file's name
/// @param open the file
public record ExportedItems(String name, Opened open) implements Items {

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public void tell(Taker items) throws IOException {
        try (InputStream in = open.stream();
                JsonParser parser = JSON.createParser(in)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() != JsonToken.START_OBJECT) {
                    throw new IOException(at(parser) + ": no object, where {\"Item\": …} or {\"Items\": […]} must be");
                }
                root(parser, items);
            }
        } catch (JsonProcessingException e) {
            throw new IOException(name + " " + Places.of(e) + ": " + e.getOriginalMessage(), e);
        }
    }

    private void root(JsonParser parser, Taker items) throws IOException {
        boolean found = false;
        String begin = at(parser);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String member = parser.currentName();
            parser.nextToken();
            if (member.equals("Item")) {
                found = true;
                take(parser, items);
            } else if (member.equals("Items") && parser.currentToken() == JsonToken.START_ARRAY) {
                found = true;
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    take(parser, items);
                }
            } else {
                parser.skipChildren();
            }
        }
        if (!found) {
            throw new IOException(begin + ": neither Item nor Items; export the table as DynamoDB JSON");
        }
    }

    private void take(JsonParser parser, Taker items) throws IOException {
        String place = at(parser);
        JsonNode item = JSON.readTree(parser);
        items.take(place, item);
    }

    private String at(JsonParser parser) {
        return name + " line " + parser.currentTokenLocation().getLineNr();
    }
}
