package io.windlass.local.warehouse.copy;

/// VARBYTE: two hexadecimal digits a byte.
record Hexadecimals() implements Converter {

    @Override
    public Problem convert(String text, RowBuffer row) {
        String trimmed = text.strip();
        for (int index = 0; index < trimmed.length(); index++) {
            if (Character.digit(trimmed.charAt(index), 16) < 0) {
                return NumberText.invalid(trimmed, index, "Varbyte");
            }
        }
        if (trimmed.length() % 2 != 0) {
            return Problem.of(Problem.INVALID_DIGIT, "Odd number of hexadecimal digits, Type: Varbyte");
        }
        row.field("\\x" + trimmed);
        return Problem.NONE;
    }
}
