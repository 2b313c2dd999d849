package io.windlass.cli;

import java.time.Duration;
import java.util.List;

/// Text for a terminal.
final class Words {

    private Words() {}

    /// `1 object`, `1,000 objects`.
    static String count(long number, String noun) {
        return "%,d %s".formatted(number, number == 1 ? noun : noun + "s");
    }

    /// How long something takes or took, in its two largest units: `12 s`, `3 min 5 s`, `4 d 2 h`.
    static String age(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return two(seconds / 60, "min", seconds % 60, "s");
        }
        return seconds < 86_400
                ? two(seconds / 3_600, "h", seconds % 3_600 / 60, "min")
                : two(seconds / 86_400, "d", seconds % 86_400 / 3_600, "h");
    }

    private static String two(long large, String unit, long small, String smaller) {
        return large + " " + unit + (small == 0 ? "" : " " + small + " " + smaller);
    }

    /// `a`, `a and b`, `a, b and c`.
    static String list(List<String> items) {
        int last = items.size() - 1;
        return last < 1
                ? String.join("", items)
                : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
    }

    /// One word, as a shell takes it.
    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /// On one line: keys and values are data, and what controls a terminal in them stays out of it.
    static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", "·");
    }
}
