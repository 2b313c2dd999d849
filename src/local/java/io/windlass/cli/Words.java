package io.windlass.cli;

import java.util.List;

/// Text for a terminal.
final class Words {

    private Words() {}

    /// `1 object`, `1,000 objects`.
    static String count(long number, String noun) {
        return "%,d %s".formatted(number, number == 1 ? noun : noun + "s");
    }

    /// `a`, `a and b`, `a, b and c`.
    static String list(List<String> items) {
        int last = items.size() - 1;
        return last < 1
                ? String.join("", items)
                : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
    }

    /// On one line: keys and values are data, and what controls a terminal in them stays out of it.
    static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", "·");
    }
}
