package io.windlass.local.warehouse.unload;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Fields as CSV has them: in double quotes where a delimiter, a quote or a line end is in them.
///
/// @param columns of each line
/// @param delimiter one ASCII character
/// @param nullText stands for NULL
record CsvLines(List<UnloadColumn> columns, char delimiter, String nullText) implements LineFormat {

    @Override
    public void append(ResultSet row, StringBuilder line) throws SQLException, IOException {
        for (int at = 0; at < columns.size(); at++) {
            if (at > 0) {
                line.append(delimiter);
            }
            String text = columns.get(at).text(row);
            if (text == null) {
                line.append(nullText);
            } else {
                field(text, line);
            }
        }
        line.append('\n');
    }

    private void field(String text, StringBuilder line) {
        boolean quoted = text.indexOf(delimiter) >= 0
                || text.indexOf('"') >= 0
                || text.indexOf('\n') >= 0
                || text.indexOf('\r') >= 0;
        if (quoted) {
            line.append('"').append(text.replace("\"", "\"\"")).append('"');
        } else {
            line.append(text);
        }
    }

    @Override
    public String header() {
        StringBuilder line = new StringBuilder();
        for (int at = 0; at < columns.size(); at++) {
            line.append(at > 0 ? Character.toString(delimiter) : "");
            field(columns.get(at).name(), line);
        }
        return line.append('\n').toString();
    }
}
