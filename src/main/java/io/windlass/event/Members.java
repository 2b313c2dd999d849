package io.windlass.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/// The members of a JSON object, read from the stream in whatever order they come. Remembers the first one that
/// is of the wrong type; the object is read to its end all the same.
final class Members {

    private final JsonParser parser;
    private Problem problem;

    Members(JsonParser parser) {
        this.parser = parser;
    }

    /// Begins the next object.
    void begin() {
        problem = null;
    }

    Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }

    JsonParser parser() {
        return parser;
    }

    /// The next member's name; null after the last.
    String next() throws IOException {
        return parser.nextFieldName();
    }

    void skip() throws IOException {
        parser.nextToken();
        parser.skipChildren();
    }

    /// The text; null where the member is null or is no text.
    String text(String member) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        refuseUnlessNull(token, member, "text");
        return null;
    }

    /// The text with its form's encoding taken off; null where the member is null or is no text.
    FormText form(String member) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_STRING) {
            int length = parser.getTextLength();
            return FormText.decode(parser.getTextCharacters(), parser.getTextOffset(), length);
        }
        refuseUnlessNull(token, member, "text");
        return null;
    }

    /// The whole number, 0 where the member is null or is none.
    long size(String member) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            long size = parser.getLongValue();
            if (size >= 0) {
                return size;
            }
            refuse(member, "is negative: " + size);
            return 0;
        }
        refuseUnlessNull(token, member, "a number of bytes");
        return 0;
    }

    /// Whether an object begins; if not, the value is passed over.
    boolean object(String member) throws IOException {
        return begins(JsonToken.START_OBJECT, member, "an object");
    }

    /// Whether an array begins; if not, the value is passed over.
    boolean array(String member) throws IOException {
        return begins(JsonToken.START_ARRAY, member, "an array");
    }

    private boolean begins(JsonToken expected, String member, String kind) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == expected) {
            return true;
        }
        refuseUnlessNull(token, member, kind);
        return false;
    }

    private void refuseUnlessNull(JsonToken token, String member, String expected) throws IOException {
        parser.skipChildren();
        if (token != JsonToken.VALUE_NULL) {
            refuse(member, "is not " + expected);
        }
    }

    private void refuse(String member, String reason) {
        if (problem == null) {
            problem = new Problem(member, reason);
        }
    }
}
