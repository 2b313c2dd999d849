package io.windlass.cli;

/// Text for a terminal.
final class Words {

    private Words() {}

    /// `1 object`, `1,000 objects`.
    static String count(long number, String noun) {
        return "%,d %s".formatted(number, number == 1 ? noun : noun + "s");
    }

    /// On one line: keys and values are data, and what controls a terminal in them stays out of it.
    static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", "·");
    }
}
