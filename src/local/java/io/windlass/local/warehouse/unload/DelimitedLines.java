package io.windlass.local.warehouse.unload;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Fields with a delimiter between them.
///
/// @param columns of each line
/// @param delimiter one ASCII character
/// @param nullText stands for NULL, without quotes; SUPER has JSON's own null
/// @param quotes whether each field is in double quotes, with ADDQUOTES
/// @param escapes whether what could be mistaken has a backslash before it, with ESCAPE
record DelimitedLines(List<UnloadColumn> columns, char delimiter, String nullText, boolean quotes, boolean escapes)
        implements LineFormat {

    @Override
    public void append(ResultSet row, StringBuilder line) throws SQLException, IOException {
        for (int at = 0; at < columns.size(); at++) {
            UnloadColumn column = columns.get(at);
            if (at > 0) {
                line.append(delimiter);
            }
            String text = column.text(row);
            if (text == null) {
                line.append(nullText);
            } else {
                field(text, escapes && column.kind().isCharacter(), line);
            }
        }
        line.append('\n');
    }

    private void field(String text, boolean escape, StringBuilder line) {
        if (quotes) {
            line.append('"');
        }
        if (escape) {
            for (int at = 0; at < text.length(); at++) {
                if (mistakable(text.charAt(at))) {
                    line.append('\\');
                }
                line.append(text.charAt(at));
            }
        } else {
            line.append(text);
        }
        if (quotes) {
            line.append('"');
        }
    }

    /// "ESCAPE": line ends, the delimiter, the backslash, and quotes if ADDQUOTES is said too.
    private boolean mistakable(char character) {
        return character == '\n'
                || character == '\r'
                || character == '\\'
                || character == delimiter
                || (quotes && (character == '"' || character == '\''));
    }

    @Override
    public String header() {
        StringBuilder line = new StringBuilder();
        for (int at = 0; at < columns.size(); at++) {
            line.append(at > 0 ? Character.toString(delimiter) : "");
            field(columns.get(at).name(), escapes, line);
        }
        return line.append('\n').toString();
    }
}
