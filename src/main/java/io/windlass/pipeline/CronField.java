package io.windlass.pipeline;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/// A field of a cron expression as the values that it stands for.
final class CronField {

    private CronField() {}

    /// @param text parts joined by commas: `*`, a value, a range, and each of them with `/` and a step.
    ///     A range that ends before it begins goes over the end: `22-2` of hours is 22, 23, 0, 1, 2
    /// @param words names of values, the first of the least; none where empty
    static BitSet values(String text, int least, int most, List<String> words) {
        BitSet values = new BitSet();
        for (String part : text.split(",", -1)) {
            String[] step = part.split("/", -1);
            String[] range = step[0].split("-", -1);
            boolean all = step[0].equals("*");
            int from = all ? least : value(range[0], least, words);
            // A single value with a step goes on to the end.
            int single = step.length == 2 ? most : from;
            int to = all ? most : range.length == 2 ? value(range[1], least, words) : single;
            int by = step.length == 2 ? Integer.parseInt(step[1]) : 1;
            int length = to >= from ? to - from : to - from + (most - least + 1);
            for (int past = 0; past <= length; past += by) {
                values.set(least + (from - least + past) % (most - least + 1));
            }
        }
        return values;
    }

    static int value(String text, int least, List<String> words) {
        int word = words.indexOf(text.toUpperCase(Locale.ROOT));
        return word < 0 ? Integer.parseInt(text) : least + word;
    }
}
