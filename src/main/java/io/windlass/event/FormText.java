package io.windlass.event;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Text as a form encodes it: a space is `+`, any byte of its UTF-8 may be `%` and two hexadecimal digits.
///
/// The JDK's own decoder turns bytes that are no UTF-8 into U+FFFD, and so one key into another; this one says so.
sealed interface FormText {

    /// @param text without its encoding
    /// @param bytes how long it is in UTF-8; -1 where it holds half a surrogate pair and has no UTF-8 form
    record Decoded(String text, int bytes) implements FormText {}

    record Malformed(String reason) implements FormText {}

    static FormText decode(String encoded) {
        return decode(encoded.toCharArray(), 0, encoded.length());
    }

    /// @param start of the text in the characters
    static FormText decode(char[] encoded, int start, int length) {
        int all = 0;
        for (int i = start; i < start + length; i++) {
            all |= encoded[i];
        }
        if (all < 0x80) {
            return decodeBytes(encoded, start, start + length);
        }
        String text = new String(encoded, start, length);
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return new Decoded(text, Utf8.length(text));
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return decodeBytes(new String(utf8, StandardCharsets.ISO_8859_1).toCharArray(), 0, utf8.length);
    }

    /// @param encoded the text in UTF-8, a byte in each character
    private static FormText decodeBytes(char[] encoded, int start, int end) {
        byte[] bytes = new byte[end - start];
        int length = 0;
        int all = 0;
        for (int i = start; i < end; i++) {
            int next = encoded[i];
            if (next == '%') {
                next = i + 2 < end ? hex(encoded[i + 1]) << 4 | hex(encoded[i + 2]) : -1;
                if (next < 0) {
                    return new Malformed(
                            "has a % at byte " + (i - start) + " that two hexadecimal digits do not follow");
                }
                i += 2;
            } else if (next == '+') {
                next = ' ';
            }
            bytes[length++] = (byte) next;
            all |= next;
        }
        return all < 0x80
                ? new Decoded(new String(bytes, 0, length, StandardCharsets.ISO_8859_1), length)
                : utf8(ByteBuffer.wrap(bytes, 0, length));
    }

    private static FormText utf8(ByteBuffer bytes) {
        try {
            int length = bytes.remaining();
            return new Decoded(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString(), length);
        } catch (CharacterCodingException e) {
            return new Malformed("is not UTF-8 once its % escapes are decoded (" + e.getMessage() + ")");
        }
    }

    /// The digit's value; negative where it is none, so that one bad digit makes the whole pair negative.
    private static int hex(char digit) {
        return Character.digit(digit, 16);
    }
}
