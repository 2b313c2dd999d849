package io.windlass.local.warehouse.copy;

import java.util.List;
import java.util.Optional;

/// What a COPY did, whether it succeeded or not: the rows of the `sys_load_*` tables.
///
/// @param table the target
/// @param tableId its `oid`
/// @param transaction the transaction's id
/// @param source what stood after FROM
/// @param format in upper case
/// @param files those that were read to their end, in order
/// @param errors the rows that were refused
/// @param rows the rows that were loaded; 0 for a failed COPY
/// @param failure the text of the failure, if it failed
public record LoadReport(
        String table,
        long tableId,
        long transaction,
        String source,
        String format,
        List<LoadedFile> files,
        List<LoadError> errors,
        long rows,
        Optional<String> failure) {

    public LoadReport {
        files = List.copyOf(files);
        errors = List.copyOf(errors);
    }

    /// A file that was read to its end.
    ///
    /// @param url `s3://…`
    /// @param bytes as stored
    /// @param rows loaded from it
    /// @param lines the last line that held a row
    public record LoadedFile(String url, long bytes, long rows, long lines) {}
}
