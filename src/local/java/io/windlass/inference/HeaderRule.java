package io.windlass.inference;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether the first line of a text file holds names.
final class HeaderRule {

    /// A word or words joined as programs do it.
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.$#-]*");

    private HeaderRule() {}

    /// Names all differ and none is empty, a number, a truth value or a day. Above a column of anything but text
    /// that is enough; above texts alone they must also look like names that a program gave.
    ///
    /// @param first the first line's fields
    /// @param columns what stands below them
    static boolean names(List<String> first, List<Values> columns) {
        Set<String> different = new HashSet<>();
        int last = first.size() - 1;
        for (int index = 0; index <= last; index++) {
            String field = first.get(index).strip();
            boolean closing = index == last && index > 0 && field.isEmpty();
            if (!closing && (isValue(field) || !different.add(field.toLowerCase(Locale.ROOT)))) {
                return false;
            }
        }
        boolean typed = columns.stream().limit(first.size()).anyMatch(HeaderRule::isTyped);
        return typed
                || first.stream()
                        .allMatch(
                                field -> field.isEmpty() || NAME.matcher(field).matches());
    }

    private static boolean isValue(String field) {
        return field.isEmpty()
                || Values.isNumber(field)
                || Values.isTruth(field)
                || Values.NULL_MARKS.contains(field)
                || Character.isDigit(field.charAt(0))
                || Moments.read(field) != Moments.Reading.NONE;
    }

    private static boolean isTyped(Values column) {
        return column.present() > 0
                && (column.allNumbers()
                        || column.allTruths()
                        || !column.readings().contains(Moments.Reading.NONE));
    }
}
