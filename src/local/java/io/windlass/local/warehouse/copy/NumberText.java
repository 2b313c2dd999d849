package io.windlass.local.warehouse.copy;

/// The shape of a decimal number: sign, digits, point, exponent. Stricter than Java's own parsers, which take
/// hexadecimal digits and type letters.
final class NumberText {

    private NumberText() {}

    /// Where the text stops being a number; -1 where all of it is one.
    static int invalidAt(String text) {
        int at = sign(text, 0);
        int whole = digits(text, at);
        int count = whole - at;
        at = whole;
        if (at < text.length() && text.charAt(at) == '.') {
            int fraction = digits(text, at + 1);
            count += fraction - at - 1;
            at = fraction;
        }
        if (count == 0) {
            return Math.min(at, text.length() - 1);
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int exponent = sign(text, at + 1);
            int end = digits(text, exponent);
            at = end > exponent ? end : at;
        }
        return at == text.length() ? -1 : at;
    }

    private static int sign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? at + 1 : at;
    }

    private static int digits(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    static Problem invalid(String text, int position, String type) {
        return new Problem(
                Problem.INVALID_DIGIT,
                "Invalid digit, Value '" + text.charAt(position) + "', Pos " + position + ", Type: " + type,
                position);
    }
}
