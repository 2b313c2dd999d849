package io.windlass.local.warehouse.copy;

/// SMALLINT, INTEGER and BIGINT: an optional sign and digits, blanks around them.
///
/// @param type as messages name it
record WholeNumbers(String type, long least, long most) implements Converter {

    @Override
    public Problem convert(String text, RowBuffer row) {
        int at = 0;
        int end = text.length();
        while (at < end && text.charAt(at) == ' ') {
            at++;
        }
        while (end > at && text.charAt(end - 1) == ' ') {
            end--;
        }
        boolean negative = text.charAt(at) == '-';
        int digits = negative || text.charAt(at) == '+' ? at + 1 : at;
        // Added up as a negative number, since the least number has no positive twin.
        long value = 0;
        for (int index = digits; index < end; index++) {
            int digit = text.charAt(index) - '0';
            if (digit < 0 || digit > 9) {
                return invalid(text, index);
            }
            if (value < (Long.MIN_VALUE + digit) / 10) {
                return overflow(text);
            }
            value = value * 10 - digit;
        }
        if (digits == end) {
            return invalid(text, at);
        }
        if (!negative && value == Long.MIN_VALUE) {
            return overflow(text);
        }
        value = negative ? value : -value;
        if (value < least || value > most) {
            return overflow(text);
        }
        row.number(value, 0);
        return Problem.NONE;
    }

    private Problem invalid(String text, int position) {
        return new Problem(
                Problem.INVALID_DIGIT,
                "Invalid digit, Value '" + text.charAt(position) + "', Pos " + position + ", Type: " + type,
                position);
    }

    private Problem overflow(String text) {
        return Problem.of(Problem.OUT_OF_RANGE, "Overflow (" + type + " Base 10): " + Shown.of(text));
    }
}
