package io.windlass.local.warehouse.copy;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// DECIMAL: digits beyond the scale are cut off, or rounded with ROUNDEC.
record Decimals(int precision, int scale, boolean round) implements Converter {

    @Override
    public Problem convert(String text, RowBuffer row) {
        String trimmed = text.strip();
        int invalid = NumberText.invalidAt(trimmed);
        if (invalid >= 0) {
            return NumberText.invalid(trimmed, invalid, "Decimal");
        }
        BigDecimal value;
        try {
            value = new BigDecimal(trimmed);
        } catch (NumberFormatException exponentTooLong) {
            return overflow();
        }
        // Before it is rounded, since an exponent of a billion would be written out.
        if ((long) value.precision() - value.scale() > precision - scale && value.signum() != 0) {
            return overflow();
        }
        boolean vanishes = value.signum() == 0 || (long) value.scale() - value.precision() > scale;
        BigDecimal kept = vanishes
                ? BigDecimal.ZERO.setScale(scale)
                : value.setScale(scale, round ? RoundingMode.HALF_UP : RoundingMode.DOWN);
        if (kept.precision() - kept.scale() > precision - scale) {
            return overflow();
        }
        row.plainField(kept.toPlainString());
        return Problem.NONE;
    }

    private Problem overflow() {
        return Problem.of(Problem.OUT_OF_RANGE, "Overflow for NUMERIC(" + precision + "," + scale + ")");
    }
}
