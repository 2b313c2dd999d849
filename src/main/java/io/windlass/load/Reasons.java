package io.windlass.load;

import io.windlass.redshift.LedgerKey;
import io.windlass.redshift.Statement;
import io.windlass.redshift.Warehouse;
import io.windlass.schema.TableName;
import java.util.List;
import java.util.stream.Collectors;

/// Reasons as the journal keeps them.
final class Reasons {

    /// A run's item stays below one write unit of 1 KB with a reason of this length.
    private static final int LONGEST = 240;

    /// Of a name so much is told that what is said of it is left.
    private static final int LONGEST_NAME = 80;

    private Reasons() {}

    /// What must not be there, with its first rows.
    static String unwanted(Statement.Unwanted unwanted, Warehouse.Returned found) {
        String what = switch (unwanted) {
            case Statement.Unwanted.Rows query -> "the expectation does not hold; it found ";
            case Statement.Unwanted.Outside(TableName staged, Statement.Range range) ->
                "rows lie outside of the range of " + range.column() + ": ";
            case Statement.Unwanted.Untraceable(TableName target, LedgerKey key) ->
                "the rows of run " + key.run() + " in " + target + " cannot be told from others: ";
        };
        String rows = found.rows().stream().map(Reasons::row).collect(Collectors.joining(" "));
        return what + (rows.isEmpty() ? "rows that the warehouse does not show" : rows);
    }

    private static String row(List<String> row) {
        return row.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }

    /// Of an object that cannot take the place of an earlier run's rows, because of another one of that run: what is
    /// said of that one must not be taken for what is wrong with this.
    static String together(ListedObject other, long earlier) {
        String url = other.object().id().url();
        int from = url.length() - LONGEST_NAME;
        String name =
                from <= 0 ? url : "…" + url.substring(Character.isLowSurrogate(url.charAt(from)) ? from + 1 : from);
        return "run " + earlier + " loaded it together with " + name
                + ", which cannot be loaded again: put that back and release this, or discard this, or undo run "
                + earlier + "; of that one: " + other.reason();
    }

    static String cut(String reason) {
        String line = reason.strip().replaceAll("\\s+", " ");
        if (line.length() <= LONGEST) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return line.substring(0, end) + "…";
    }
}
