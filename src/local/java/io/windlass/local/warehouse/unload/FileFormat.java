package io.windlass.local.warehouse.unload;

import io.windlass.local.warehouse.sql.StatementFailure;
import java.io.IOException;
import java.util.List;

/// How rows become a file.
interface FileFormat {

    /// Begins a file.
    RowFile open(S3Upload upload) throws IOException;

    /// @param columns those that the files have
    /// @throws StatementFailure where the format cannot hold them, or not like this
    static FileFormat of(UnloadCommand command, List<UnloadColumn> columns) throws StatementFailure {
        String nullText = command.text(UnloadOption.NULL).orElse("");
        return switch (command.format()) {
            case CSV -> lines(command, new CsvLines(columns, delimiter(command, ','), nullText));
            case JSON -> lines(command, JsonLines.of(columns));
            case FIXEDWIDTH -> lines(command, FixedWidthLines.of(command, columns));
            case TEXT ->
                lines(
                        command,
                        new DelimitedLines(
                                columns,
                                delimiter(command, '|'),
                                nullText,
                                command.has(UnloadOption.ADDQUOTES),
                                command.has(UnloadOption.ESCAPE)));
            case PARQUET -> ParquetFormat.of(command, columns);
        };
    }

    private static FileFormat lines(UnloadCommand command, LineFormat format) {
        return upload -> new LineFile(
                upload, Compression.of(command), format, command.has(UnloadOption.HEADER), command.largestFile());
    }

    private static char delimiter(UnloadCommand command, char usual) {
        return command.text(UnloadOption.DELIMITER).map(text -> text.charAt(0)).orElse(usual);
    }
}
