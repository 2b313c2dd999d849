package io.windlass.local.warehouse.sql;

/// Backslash escapes in Redshift's literals: `\n`, `\t`, `\b`, `\f`, `\r`, one to three octal digits; any
/// other character after a backslash stands for itself.
final class Escapes {

    private Escapes() {}

    static String resolve(String literal) {
        int start = literal.indexOf('\'') + 1;
        int end = literal.length() - 1;
        StringBuilder value = new StringBuilder(literal.length());
        int at = start;
        while (at < end) {
            char character = literal.charAt(at);
            if (character == '\'') {
                value.append('\'');
                at += 2;
            } else if (character == '\\' && at + 1 < end) {
                at = escape(literal, at + 1, end, value);
            } else {
                value.append(character);
                at++;
            }
        }
        return value.toString();
    }

    private static int escape(String literal, int at, int end, StringBuilder value) {
        char character = literal.charAt(at);
        if (isOctal(character)) {
            return octal(literal, at, end, value);
        }
        value.append(
                switch (character) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'r' -> '\r';
                    default -> character;
                });
        return at + 1;
    }

    private static int octal(String literal, int start, int end, StringBuilder value) {
        int code = 0;
        int at = start;
        while (at < end && at < start + 3 && isOctal(literal.charAt(at))) {
            code = code * 8 + (literal.charAt(at) - '0');
            at++;
        }
        value.append((char) (code & 0xff));
        return at;
    }

    private static boolean isOctal(char character) {
        return character >= '0' && character <= '7';
    }
}
