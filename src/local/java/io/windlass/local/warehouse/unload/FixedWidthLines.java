package io.windlass.local.warehouse.unload;

import io.windlass.local.warehouse.sql.StatementFailure;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Fields of fixed widths in characters, filled up with blanks.
///
/// @param columns of each line
/// @param widths of each column
/// @param nullText stands for NULL
record FixedWidthLines(List<UnloadColumn> columns, List<Integer> widths, String nullText) implements LineFormat {

    static FixedWidthLines of(UnloadCommand command, List<UnloadColumn> columns) throws StatementFailure {
        List<Integer> widths = new ArrayList<>();
        String specification = command.text(UnloadOption.FIXEDWIDTH).orElse("");
        for (String part : specification.split(",", -1)) {
            String width = part.substring(part.lastIndexOf(':') + 1).strip();
            if (part.indexOf(':') < 0 || !width.matches("[1-9]\\d{0,6}")) {
                throw new StatementFailure(
                        "ERROR: Invalid fixed width specification: '" + part.strip() + "' is not label:width");
            }
            widths.add(Integer.parseInt(width));
        }
        if (widths.size() != columns.size()) {
            throw new StatementFailure("ERROR: The fixed width specification has " + widths.size()
                    + " columns and the query has " + columns.size());
        }
        return new FixedWidthLines(
                columns, widths, command.text(UnloadOption.NULL).orElse(""));
    }

    /// A value without room is an error: a cut number would be another number.
    @Override
    public void append(ResultSet row, StringBuilder line) throws SQLException, IOException, StatementFailure {
        for (int at = 0; at < columns.size(); at++) {
            UnloadColumn column = columns.get(at);
            int width = widths.get(at);
            String value = column.text(row);
            String text = value == null ? nullText(column, width) : value;
            int length = text.codePointCount(0, text.length());
            if (length > width) {
                throw new StatementFailure("ERROR: a value of column \"" + column.name() + "\" has " + length
                        + " characters and its fixed width is " + width);
            }
            line.append(text).repeat(' ', width - length);
        }
        line.append('\n');
    }

    /// "NULL AS": without room for it a field is empty, and that of a text an error.
    private String nullText(UnloadColumn column, int width) {
        return nullText.length() > width && !column.kind().isCharacter() ? "" : nullText;
    }

    /// HEADER is refused before.
    @Override
    public String header() {
        return "";
    }
}
