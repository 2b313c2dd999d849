package io.windlass.event;

/// Text out of an event as a message may show it: on one line and short, whatever it holds.
final class Shown {

    private static final int LONGEST = 100;

    private Shown() {}

    /// In double quotes.
    static String quoted(String text) {
        return '"' + plain(text) + '"';
    }

    static String plain(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(point -> {
            if (Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE) {
                shown.append("\\u").append(String.format("%04x", point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return text.codePointCount(0, text.length()) > LONGEST
                ? shown.append('…').toString()
                : shown.toString();
    }
}
