package io.windlass.local.warehouse.engine;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;

/// A row of a result as a line of CSV: quoted where it must be, NULL as nothing, ended by CR and LF.
final class CsvLine {

    private CsvLine() {}

    static byte[] of(ResultSet result, int columns) throws SQLException {
        StringBuilder line = new StringBuilder();
        for (int column = 1; column <= columns; column++) {
            if (column > 1) {
                line.append(',');
            }
            String text = result.getString(column);
            if (text != null) {
                append(line, text);
            }
        }
        return line.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /// An empty text is quoted, to tell it from NULL.
    private static void append(StringBuilder line, String text) {
        boolean quoted = text.isEmpty()
                || text.indexOf(',') >= 0
                || text.indexOf('"') >= 0
                || text.indexOf('\n') >= 0
                || text.indexOf('\r') >= 0;
        if (quoted) {
            line.append('"').append(text.replace("\"", "\"\"")).append('"');
        } else {
            line.append(text);
        }
    }
}
