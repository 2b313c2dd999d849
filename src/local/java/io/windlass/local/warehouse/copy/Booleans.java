package io.windlass.local.warehouse.copy;

import java.util.Locale;

/// BOOLEAN in the spellings of Redshift (Database Developer Guide, "Boolean type").
record Booleans() implements Converter {

    @Override
    public Problem convert(String text, RowBuffer row) {
        switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "t", "true", "y", "yes", "1" -> row.plainField("t");
            case "f", "false", "n", "no", "0" -> row.plainField("f");
            default -> {
                return Problem.of(Problem.INVALID_BOOLEAN, "Unknown boolean format: " + Shown.of(text));
            }
        }
        return Problem.NONE;
    }
}
