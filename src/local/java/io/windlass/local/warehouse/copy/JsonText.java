package io.windlass.local.warehouse.copy;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;

/// JSON as text: how nested values come to VARCHAR and SUPER.
final class JsonText {

    private JsonText() {}

    /// The same value without the white space between its tokens.
    static String compact(byte[] bytes, int start, int end) {
        byte[] kept = new byte[end - start];
        int size = 0;
        boolean inString = false;
        for (int at = start; at < end; at++) {
            byte character = bytes[at];
            boolean space = character == ' ' || character == '\n' || character == '\r' || character == '\t';
            if (space && !inString) {
                continue;
            }
            kept[size++] = character;
            if (character == '"') {
                inString = !inString;
            } else if (character == '\\') {
                kept[size++] = bytes[++at];
            }
        }
        return new String(kept, 0, size, StandardCharsets.UTF_8);
    }

    /// A string as JSON.
    static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
