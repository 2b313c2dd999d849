package io.windlass.local.warehouse.copy;

/// A value as a message shows it: cut short.
final class Shown {

    private static final int LONGEST = 40;

    private Shown() {}

    static String of(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
