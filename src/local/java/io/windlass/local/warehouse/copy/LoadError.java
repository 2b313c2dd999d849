package io.windlass.local.warehouse.copy;

import java.util.Optional;

/// A row that COPY refused: one row of `sys_load_error_detail`.
///
/// @param file `s3://…`
/// @param line the last line of the row in its file, from 1; 0 where it is the file itself
/// @param column where the refused value was to go
/// @param problem what is wrong
public record LoadError(String file, long line, Optional<Column> column, Problem problem) {

    /// @param name the column
    /// @param type of the column
    /// @param length its declared length
    public record Column(String name, String type, String length) {}

    public int code() {
        return problem.code();
    }

    public int position() {
        return problem.position();
    }

    public String message() {
        return problem.message();
    }
}
