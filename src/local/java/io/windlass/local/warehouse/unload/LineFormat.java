package io.windlass.local.warehouse.unload;

import io.windlass.local.warehouse.sql.StatementFailure;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// How a row is one line of a file, or a few where a text in it has line ends.
interface LineFormat {

    /// Adds a row and its line end.
    void append(ResultSet row, StringBuilder line) throws SQLException, IOException, StatementFailure;

    /// The line of the columns' names.
    String header();

    /// @param columns those that the files have
    static LineFormat of(UnloadCommand command, List<UnloadColumn> columns) throws StatementFailure {
        return switch (command.format()) {
            case CSV ->
                new CsvLines(
                        columns,
                        delimiter(command, ','),
                        command.text(UnloadOption.NULL).orElse(""));
            case JSON -> JsonLines.of(columns);
            case FIXEDWIDTH -> FixedWidthLines.of(command, columns);
            case TEXT, PARQUET ->
                new DelimitedLines(
                        columns,
                        delimiter(command, '|'),
                        command.text(UnloadOption.NULL).orElse(""),
                        command.has(UnloadOption.ADDQUOTES),
                        command.has(UnloadOption.ESCAPE));
        };
    }

    private static char delimiter(UnloadCommand command, char usual) {
        return command.text(UnloadOption.DELIMITER).map(text -> text.charAt(0)).orElse(usual);
    }
}
