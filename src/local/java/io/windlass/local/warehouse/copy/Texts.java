package io.windlass.local.warehouse.copy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// CHAR and VARCHAR: lengths count bytes of UTF-8. CHAR takes ASCII only.
///
/// @param length the most bytes
/// @param fixed whether it is CHAR, of which blanks at the end do not count
/// @param truncate whether a longer text is cut, between two characters
/// @param replacement what stands in for a character that cannot be stored; empty where that is an error
record Texts(int length, boolean fixed, boolean truncate, String replacement) implements Converter {

    static Texts of(TargetColumn column, CopyCommand command) {
        return new Texts(
                column.length(),
                column.kind() == TargetColumn.Kind.CHAR,
                command.has(CopyOption.TRUNCATECOLUMNS),
                column.kind() == TargetColumn.Kind.VARCHAR ? InvalidCharacters.replacement(command) : "");
    }

    @Override
    public Problem convert(String text, RowBuffer row) {
        String value = fixed ? text.stripTrailing() : text;
        if (row.simpleField(value, length, fixed)) {
            return Problem.NONE;
        }
        int size = 0;
        int cut = -1;
        for (int index = 0; index < value.length(); index++) {
            char character = value.charAt(index);
            if (isUnstorable(value, index)) {
                if (replacement.isEmpty()) {
                    return unstorable(value, index);
                }
                value = value.substring(0, index) + replacement + value.substring(index + 1);
                character = value.charAt(index);
            }
            if (fixed && character >= 0x80) {
                return multibyte(value, index);
            }
            int width = width(character);
            if (cut < 0 && size + width > length) {
                cut = index;
            }
            size += width;
            if (Character.isHighSurrogate(character)) {
                index++;
            }
        }
        if (cut >= 0 && !truncate) {
            return Problem.of(Problem.OUT_OF_RANGE, (fixed ? "Char" : "String") + " length exceeds DDL length");
        }
        row.field(cut < 0 ? value : value.substring(0, cut));
        return Problem.NONE;
    }

    private static int width(char character) {
        if (character < 0x80) {
            return 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return Character.isHighSurrogate(character) ? 4 : 3;
    }

    private static boolean isUnstorable(String text, int index) {
        char character = text.charAt(index);
        if (character == 0) {
            return true;
        }
        if (!Character.isSurrogate(character)) {
            return false;
        }
        return Character.isLowSurrogate(character)
                || index + 1 == text.length()
                || !Character.isLowSurrogate(text.charAt(index + 1));
    }

    private static Problem unstorable(String text, int index) {
        return new Problem(
                Problem.INVALID_TEXT,
                "String contains invalid or unsupported UTF8 codepoints. Bad UTF8 hex sequence: "
                        + HexFormat.of().toHexDigits(text.charAt(index)) + " (error 4)",
                index);
    }

    private static Problem multibyte(String text, int index) {
        String character = new String(Character.toChars(text.codePointAt(index)));
        return new Problem(
                Problem.INVALID_TEXT,
                "Multibyte character not supported for CHAR (Hint: try using VARCHAR). Invalid char: "
                        + HexFormat.ofDelimiter(" ").formatHex(character.getBytes(StandardCharsets.UTF_8)),
                index);
    }
}
