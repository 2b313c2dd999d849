package io.windlass.local.warehouse.copy;

import io.windlass.local.warehouse.sql.StatementFailure;
import java.util.ArrayList;
import java.util.List;

/// Fields of fixed widths, counted in characters.
///
/// @param widths in the order of the columns
record FixedWidthFields(List<Integer> widths) implements FieldSplitter {

    FixedWidthFields {
        widths = List.copyOf(widths);
    }

    /// @param specification `label:width,…`; the labels say nothing
    static FixedWidthFields parse(String specification, int columns) throws StatementFailure {
        List<Integer> widths = new ArrayList<>();
        for (String part : specification.split(",", -1)) {
            int colon = part.lastIndexOf(':');
            String width = part.substring(colon + 1).strip();
            if (colon < 0 || !width.matches("[1-9]\\d{0,6}")) {
                throw new StatementFailure(
                        "ERROR: Invalid fixed width specification: '" + part.strip() + "' is not label:width");
            }
            widths.add(Integer.parseInt(width));
        }
        if (widths.size() != columns) {
            throw new StatementFailure("ERROR: The fixed width specification has " + widths.size()
                    + " columns and the table or column list has " + columns);
        }
        return new FixedWidthFields(widths);
    }

    @Override
    public Problem split(byte[] bytes, int start, int end, RecordFields fields) {
        int at = start;
        for (int width : widths) {
            if (at >= end) {
                return Problem.NONE;
            }
            int fieldEnd = at;
            for (int count = 0; count < width && fieldEnd < end; count++) {
                fieldEnd = nextCharacter(bytes, fieldEnd, end);
            }
            fields.add(bytes, at, fieldEnd);
            at = fieldEnd;
        }
        return at < end ? Problem.of(Problem.EXTRA_COLUMNS, "Extra column(s) found") : Problem.NONE;
    }

    /// Past the bytes of one character of UTF-8.
    private static int nextCharacter(byte[] bytes, int from, int end) {
        int at = from + 1;
        while (at < end && (bytes[at] & 0xc0) == 0x80) {
            at++;
        }
        return at;
    }
}
