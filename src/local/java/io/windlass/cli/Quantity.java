package io.windlass.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers as people write them.
final class Quantity {

    private static final double DAYS_A_MONTH = 365.0 / 12;
    private static final Pattern OBJECTS = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(?:/(month|day|hour))?");
    private static final Pattern BYTES = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(b|kb|mb|gb|tb)?");
    private static final Map<String, Double> PERIODS =
            Map.of("month", 1.0, "day", DAYS_A_MONTH, "hour", 24 * DAYS_A_MONTH);
    private static final Map<String, Double> SIZES = Map.of("b", 1.0, "kb", 1e3, "mb", 1e6, "gb", 1e9, "tb", 1e12);

    private Quantity() {}

    /// A month's objects, from `3000000`, `100000/day` or `500/hour`; empty where it is something else.
    static Optional<Double> objects(String text) {
        return product(OBJECTS.matcher(text), PERIODS, "month");
    }

    /// Bytes, from `800`, `64KB`, `1MB` or `2GB`; a KB has 1,000.
    static Optional<Double> bytes(String text) {
        return product(BYTES.matcher(text.toLowerCase(Locale.ROOT)), SIZES, "b");
    }

    private static Optional<Double> product(Matcher text, Map<String, Double> units, String usual) {
        return text.matches()
                ? Optional.of(Double.parseDouble(text.group(1))
                        * units.get(Optional.ofNullable(text.group(2)).orElse(usual)))
                : Optional.empty();
    }
}
