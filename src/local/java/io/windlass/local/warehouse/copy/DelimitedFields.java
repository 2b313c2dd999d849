package io.windlass.local.warehouse.copy;

import java.util.Arrays;

/// Fields with a delimiter between them.
///
/// @param delimiter one ASCII character
/// @param escapes whether a backslash takes the next character as it is, with ESCAPE
/// @param removeQuotes whether quotes around a field are taken off and hide delimiters, with REMOVEQUOTES
record DelimitedFields(byte delimiter, boolean escapes, boolean removeQuotes) implements FieldSplitter {

    @Override
    public Problem split(byte[] bytes, int start, int end, RecordFields fields) {
        int at = start;
        while (true) {
            int fieldEnd;
            if (removeQuotes && at < end && (bytes[at] == '"' || bytes[at] == '\'')) {
                int close = closingQuote(bytes, at, end);
                if (close < 0) {
                    return Problem.invalidLine("Missing the quote that ends a field");
                }
                fieldEnd = close + 1;
                addQuoted(bytes, at + 1, close, fields);
            } else {
                fieldEnd = plain(bytes, at, end, fields);
            }
            if (fieldEnd >= end) {
                return Problem.NONE;
            }
            at = fieldEnd + 1;
        }
    }

    private void addQuoted(byte[] bytes, int start, int end, RecordFields fields) {
        byte[] text = escapes ? resolve(bytes, start, end) : Arrays.copyOfRange(bytes, start, end);
        fields.addText(text, 0, text.length);
    }

    /// The same quote at the field's end; -1 where there is none.
    private int closingQuote(byte[] bytes, int open, int end) {
        for (int at = open + 1; at < end; at++) {
            if (escapes && bytes[at] == '\\') {
                at++;
            } else if (bytes[at] == bytes[open] && (at + 1 == end || bytes[at + 1] == delimiter)) {
                return at;
            }
        }
        return -1;
    }

    private int plain(byte[] bytes, int start, int end, RecordFields fields) {
        int at = start;
        boolean escaped = false;
        while (at < end && bytes[at] != delimiter) {
            if (escapes && bytes[at] == '\\') {
                escaped = true;
                at++;
            }
            at++;
        }
        int fieldEnd = Math.min(at, end);
        if (escaped && !isNullMark(bytes, start, fieldEnd)) {
            byte[] resolved = resolve(bytes, start, fieldEnd);
            fields.addText(resolved, 0, resolved.length);
        } else {
            fields.add(bytes, start, fieldEnd);
        }
        return fieldEnd;
    }

    /// `\N`, which is NULL and no escape.
    private static boolean isNullMark(byte[] bytes, int start, int end) {
        return end - start == 2 && bytes[start + 1] == 'N';
    }

    private static byte[] resolve(byte[] bytes, int start, int end) {
        byte[] resolved = new byte[end - start];
        int size = 0;
        for (int at = start; at < end; at++) {
            if (bytes[at] == '\\' && at + 1 < end) {
                at++;
            }
            resolved[size++] = bytes[at];
        }
        return Arrays.copyOf(resolved, size);
    }
}
