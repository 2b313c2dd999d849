package io.windlass.event;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Text as a form encodes it: a space is `+`, any byte of its UTF-8 may be `%` and two hexadecimal digits.
///
/// The JDK's own decoder turns bytes that are no UTF-8 into U+FFFD, and so one key into another; this one says so.
sealed interface FormText {

    record Decoded(String text) implements FormText {}

    record Malformed(String reason) implements FormText {}

    static FormText decode(String encoded) {
        if (encoded.indexOf('%') < 0 && encoded.indexOf('+') < 0) {
            return new Decoded(encoded);
        }
        byte[] bytes = encoded.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        int all = 0;
        for (int i = 0; i < bytes.length; i++) {
            byte next = bytes[i];
            if (next == '%') {
                int value = i + 2 < bytes.length ? hex(bytes[i + 1]) << 4 | hex(bytes[i + 2]) : -1;
                if (value < 0) {
                    return new Malformed("has a % at byte " + i + " that two hexadecimal digits do not follow");
                }
                next = (byte) value;
                i += 2;
            } else if (next == '+') {
                next = ' ';
            }
            bytes[length++] = next;
            all |= next;
        }
        // A negative byte anywhere makes the sum of all bits negative: without one it is ASCII, as most keys are.
        return all >= 0
                ? new Decoded(new String(bytes, 0, length, StandardCharsets.ISO_8859_1))
                : utf8(ByteBuffer.wrap(bytes, 0, length));
    }

    private static FormText utf8(ByteBuffer bytes) {
        try {
            return new Decoded(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            return new Malformed("is not UTF-8 once its % escapes are decoded (" + e.getMessage() + ")");
        }
    }

    /// The digit's value; negative where it is none, so that one bad digit makes the whole pair negative.
    private static int hex(byte digit) {
        return Character.digit(digit, 16);
    }
}
