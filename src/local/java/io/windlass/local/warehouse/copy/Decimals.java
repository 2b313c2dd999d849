package io.windlass.local.warehouse.copy;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// DECIMAL: digits beyond the scale are cut off, or rounded with ROUNDEC.
record Decimals(int precision, int scale, boolean round) implements Converter {

    /// So many digits fit into a `long`, whatever they are.
    private static final int LONGEST_PLAIN = 18;

    @Override
    public Problem convert(String text, RowBuffer row) {
        String trimmed = text.strip();
        if (plain(trimmed, row)) {
            return Problem.NONE;
        }
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

    /// Writes a number that is only digits, few enough for a `long`, with a sign and a point perhaps; says false to
    /// every other, whatever is the matter with it.
    private boolean plain(String text, RowBuffer row) {
        int length = text.length();
        int at = length > 0 && text.charAt(0) == '-' ? 1 : 0;
        boolean negative = at == 1;
        if (at == length || length + scale > LONGEST_PLAIN) {
            return false;
        }
        long unscaled = 0;
        int point = length;
        for (; at < length; at++) {
            char character = text.charAt(at);
            if (character >= '0' && character <= '9') {
                unscaled = unscaled * 10 + (character - '0');
            } else if (character == '.' && point == length && at + 1 < length) {
                point = at;
            } else {
                return false;
            }
        }
        int fraction = Math.max(0, length - point - 1);
        if (fraction > scale) {
            return false;
        }
        unscaled *= power(scale - fraction);
        if (precision < LONGEST_PLAIN && unscaled >= power(precision)) {
            return false;
        }
        row.number(negative ? -unscaled : unscaled, scale);
        return true;
    }

    private static long power(int exponent) {
        long power = 1;
        for (int count = 0; count < exponent; count++) {
            power *= 10;
        }
        return power;
    }

    private Problem overflow() {
        return Problem.of(Problem.OUT_OF_RANGE, "Overflow for NUMERIC(" + precision + "," + scale + ")");
    }
}
