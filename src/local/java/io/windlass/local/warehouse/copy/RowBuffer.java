package io.windlass.local.warehouse.copy;

import java.util.Arrays;

/// Rows in PostgreSQL's text format of COPY: fields split by tabs, `\N` for NULL, backslash escapes, one line a
/// row. A row that turns out bad is taken back whole.
final class RowBuffer {

    private byte[] bytes = new byte[96 * 1024];
    private int size;
    private int rowStart;

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
        rowStart = 0;
    }

    void startRow() {
        rowStart = size;
    }

    void endRow() {
        // The last field left a tab behind it.
        bytes[size - 1] = '\n';
    }

    void dropRow() {
        size = rowStart;
    }

    void nullField() {
        reserve(3);
        bytes[size++] = '\\';
        bytes[size++] = 'N';
        bytes[size++] = '\t';
    }

    /// A field that needs no escapes.
    void plainField(String ascii) {
        int length = ascii.length();
        reserve(length + 1);
        for (int index = 0; index < length; index++) {
            bytes[size++] = (byte) ascii.charAt(index);
        }
        bytes[size++] = '\t';
    }

    /// A field of any characters; the text has no unpaired surrogate and no NUL.
    void field(CharSequence text) {
        int length = text.length();
        // Four bytes for a pair of chars, three for another, two for an escaped one.
        reserve(length * 3 + 1);
        for (int index = 0; index < length; index++) {
            char character = text.charAt(index);
            if (character >= ' ' && character < 0x80 && character != '\\') {
                bytes[size++] = (byte) character;
            } else if (character < 0x80) {
                ascii(character);
            } else if (character < 0x800) {
                bytes[size++] = (byte) (0xc0 | (character >> 6));
                bytes[size++] = (byte) (0x80 | (character & 0x3f));
            } else if (Character.isHighSurrogate(character)) {
                index++;
                supplementary(Character.toCodePoint(character, text.charAt(index)));
            } else {
                bytes[size++] = (byte) (0xe0 | (character >> 12));
                bytes[size++] = (byte) (0x80 | ((character >> 6) & 0x3f));
                bytes[size++] = (byte) (0x80 | (character & 0x3f));
            }
        }
        bytes[size++] = '\t';
    }

    private void ascii(char character) {
        switch (character) {
            case '\\' -> escaped('\\');
            case '\n' -> escaped('n');
            case '\r' -> escaped('r');
            case '\t' -> escaped('t');
            default -> bytes[size++] = (byte) character;
        }
    }

    private void escaped(char character) {
        bytes[size++] = '\\';
        bytes[size++] = (byte) character;
    }

    private void supplementary(int codePoint) {
        bytes[size++] = (byte) (0xf0 | (codePoint >> 18));
        bytes[size++] = (byte) (0x80 | ((codePoint >> 12) & 0x3f));
        bytes[size++] = (byte) (0x80 | ((codePoint >> 6) & 0x3f));
        bytes[size++] = (byte) (0x80 | (codePoint & 0x3f));
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
