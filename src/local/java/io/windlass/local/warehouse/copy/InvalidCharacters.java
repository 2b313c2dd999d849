package io.windlass.local.warehouse.copy;

import java.util.HexFormat;

/// Bytes that are not UTF-8: an error, or each byte replaced by one character with ACCEPTINVCHARS.
final class InvalidCharacters {

    private InvalidCharacters() {}

    /// One ASCII character, `?` where none is named; empty without ACCEPTINVCHARS.
    static String replacement(CopyCommand command) {
        return command.text(CopyOption.ACCEPTINVCHARS)
                .map(text -> text.isEmpty() ? "?" : text.substring(0, 1))
                .orElse("");
    }

    /// Replaces in place every byte that is not part of a character, or tells the first one.
    ///
    /// @param replacement empty where such a byte is an error
    static Problem check(byte[] bytes, int start, int end, String replacement) {
        int at = start;
        while (at < end) {
            if (bytes[at] > 0) {
                at = Ascii.end(bytes, at + 1, end);
                continue;
            }
            int width = width(bytes, at, end);
            if (width > 0) {
                at += width;
            } else if (replacement.isEmpty()) {
                return invalid(bytes, start, at, end);
            } else {
                bytes[at++] = (byte) replacement.charAt(0);
            }
        }
        return Problem.NONE;
    }

    private static Problem invalid(byte[] bytes, int start, int at, int end) {
        int shown = Math.min(end, at + 4);
        return new Problem(
                Problem.INVALID_TEXT,
                "String contains invalid or unsupported UTF8 codepoints. Bad UTF8 hex sequence: "
                        + HexFormat.ofDelimiter(" ").formatHex(bytes, at, shown) + " (error " + error(bytes, at, end)
                        + ")",
                at - start);
    }

    /// The numbers of Redshift's page "Multibyte character load errors".
    private static int error(byte[] bytes, int at, int end) {
        int first = bytes[at] & 0xff;
        if (first == 0xfe || first == 0xff || (first >= 0x80 && first < 0xc0)) {
            return 3;
        }
        if (first >= 0xf8) {
            return 1;
        }
        int expected = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
        return at + expected > end ? 2 : 4;
    }

    /// The bytes of the character that begins here; 0 where none does. NUL is none: no text can hold it.
    private static int width(byte[] bytes, int at, int end) {
        int first = bytes[at] & 0xff;
        if (first >= 0xc2 && first < 0xe0) {
            return continues(bytes, at, end, 2) ? 2 : 0;
        }
        if (first >= 0xe0 && first < 0xf0) {
            if (!continues(bytes, at, end, 3)) {
                return 0;
            }
            int second = bytes[at + 1] & 0xff;
            boolean overlong = first == 0xe0 && second < 0xa0;
            boolean surrogate = first == 0xed && second >= 0xa0;
            return overlong || surrogate ? 0 : 3;
        }
        if (first >= 0xf0 && first < 0xf5) {
            if (!continues(bytes, at, end, 4)) {
                return 0;
            }
            int second = bytes[at + 1] & 0xff;
            boolean overlong = first == 0xf0 && second < 0x90;
            boolean beyond = first == 0xf4 && second >= 0x90;
            return overlong || beyond ? 0 : 4;
        }
        return 0;
    }

    private static boolean continues(byte[] bytes, int at, int end, int width) {
        if (at + width > end) {
            return false;
        }
        for (int index = at + 1; index < at + width; index++) {
            if ((bytes[index] & 0xc0) != 0x80) {
                return false;
            }
        }
        return true;
    }
}
