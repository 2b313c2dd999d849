package io.windlass.local.warehouse.copy;

import java.util.Locale;

/// REAL and DOUBLE PRECISION.
///
/// @param type as messages name it
record FloatingNumbers(String type) implements Converter {

    @Override
    public Problem convert(String text, RowBuffer row) {
        String trimmed = text.strip();
        int invalid = NumberText.invalidAt(trimmed);
        if (invalid >= 0) {
            return special(trimmed, invalid, row);
        }
        double value = type.equals("Float") ? Float.parseFloat(trimmed) : Double.parseDouble(trimmed);
        if (Double.isInfinite(value)) {
            return Problem.of(Problem.OUT_OF_RANGE, "Overflow for " + type + ": " + Shown.of(trimmed));
        }
        row.plainField(type.equals("Float") ? Float.toString((float) value) : Double.toString(value));
        return Problem.NONE;
    }

    private Problem special(String text, int invalid, RowBuffer row) {
        switch (text.toLowerCase(Locale.ROOT)) {
            case "nan" -> row.plainField("NaN");
            case "inf", "+inf", "infinity", "+infinity" -> row.plainField("Infinity");
            case "-inf", "-infinity" -> row.plainField("-Infinity");
            default -> {
                return NumberText.invalid(text, invalid, type);
            }
        }
        return Problem.NONE;
    }
}
