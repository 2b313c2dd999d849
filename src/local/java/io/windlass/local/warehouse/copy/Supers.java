package io.windlass.local.warehouse.copy;

/// SUPER: JSON text that has been parsed before, checked for what a value cannot hold.
record Supers() implements Converter {

    /// Digits of an exponent beyond this make a number that nothing can hold.
    private static final int LONGEST_EXPONENT = 3;

    @Override
    public Problem convert(String text, RowBuffer row) {
        boolean inString = false;
        int at = 0;
        while (at < text.length()) {
            char character = text.charAt(at);
            if (character == '"') {
                inString = !inString;
            } else if (character == '\\') {
                int next = escape(text, at);
                if (next < 0) {
                    return new Problem(
                            Problem.INVALID_TEXT,
                            "SUPER cannot hold this escape: " + text.substring(at, Math.min(text.length(), at + 6)),
                            at);
                }
                at = next;
                continue;
            } else if (!inString && (character == 'e' || character == 'E') && isHugeExponent(text, at)) {
                return new Problem(Problem.OUT_OF_RANGE, "Overflow for SUPER", at);
            } else if (Character.isSurrogate(character) && !isPair(text, at)) {
                return new Problem(Problem.INVALID_TEXT, "String contains invalid or unsupported UTF8 codepoints", at);
            } else if (Character.isHighSurrogate(character)) {
                at++;
            }
            at++;
        }
        row.field(text);
        return Problem.NONE;
    }

    private static boolean isPair(String text, int at) {
        return at + 1 < text.length()
                && Character.isHighSurrogate(text.charAt(at))
                && Character.isLowSurrogate(text.charAt(at + 1));
    }

    /// Where the escape ends; -1 for NUL and for half a surrogate pair.
    private static int escape(String text, int at) {
        if (text.charAt(at + 1) != 'u') {
            return at + 2;
        }
        char first = unit(text, at);
        if (first == 0 || Character.isLowSurrogate(first)) {
            return -1;
        }
        if (!Character.isHighSurrogate(first)) {
            return at + 6;
        }
        boolean pair = text.startsWith("\\u", at + 6) && Character.isLowSurrogate(unit(text, at + 6));
        return pair ? at + 12 : -1;
    }

    private static char unit(String text, int at) {
        return (char) Integer.parseInt(text.substring(at + 2, at + 6), 16);
    }

    /// `true` and `false` have an e too, but no digit after it.
    private static boolean isHugeExponent(String text, int at) {
        int digits = at + 1;
        if (digits < text.length() && (text.charAt(digits) == '+' || text.charAt(digits) == '-')) {
            digits++;
        }
        int end = digits;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end - digits > LONGEST_EXPONENT;
    }
}
