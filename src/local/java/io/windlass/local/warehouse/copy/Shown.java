package io.windlass.local.warehouse.copy;

/// A value as a message shows it: cut short.
final class Shown {

    private static final int LONGEST = 40;

    private Shown() {}

    /// A sentence of a library, which may be of any length.
    static String sentence(String text) {
        return text.length() <= 5 * LONGEST ? text : text.substring(0, 5 * LONGEST) + "…";
    }

    static String of(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
