package io.windlass.local.warehouse.copy;

import java.util.List;

/// A file of columns that cannot be loaded. Redshift reads these files with its Spectrum layer, which ends the
/// COPY at the first error and has a way of its own to say so.
final class ScanError extends Exception {

    private static final long serialVersionUID = 1;

    private final int column;

    private ScanError(String message, int column, Throwable cause) {
        super(message, cause);
        this.column = column;
    }

    /// The file as a whole.
    static ScanError of(String message) {
        return new ScanError(message, -1, null);
    }

    /// The file, by what a library says of it.
    static ScanError unreadable(ObjectBytes object, DataFormat format, Throwable cause) {
        String reason = reason(cause);
        for (Throwable deeper = cause.getCause(); deeper != null; deeper = deeper.getCause()) {
            reason = reason(cause) + ": " + reason(deeper);
        }
        return new ScanError(
                "File '" + object.url() + "' cannot be read as " + format + ": " + Shown.sentence(reason), -1, cause);
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    /// @param types of the file's columns
    static ScanError columnCount(int expected, List<?> types, ObjectBytes object) {
        return of("Unmatched number of columns between table and file. Table columns: " + expected + ", Data columns: "
                + types.size() + ", File name: " + object.url());
    }

    /// @param schema what the file says of the column
    static ScanError incompatible(
            int column, TargetColumn target, DataFormat format, String name, String schema, ObjectBytes object) {
        String title = format == DataFormat.PARQUET ? "Parquet" : "ORC";
        return new ScanError(
                "File '" + object.url() + "' has an incompatible " + title + " schema for column '" + name
                        + "'. Column type: " + target.redshiftType() + ", " + title + " schema: " + schema,
                column,
                null);
    }

    static ScanError nested(
            int column, TargetColumn target, DataFormat format, String name, String schema, ObjectBytes object) {
        return new ScanError(
                "Column '" + name + "' of file '" + object.url() + "' is nested (" + schema + "): it needs a column of"
                        + " type SUPER and the option SERIALIZETOJSON. Column type: " + target.redshiftType() + " ("
                        + format + ")",
                column,
                null);
    }

    /// @param row from 1
    static ScanError value(int column, TargetColumn target, Problem problem, long row, ObjectBytes object) {
        return new ScanError(
                problem.message() + ". Column: " + target.name() + ", Row: " + row + ", File name: " + object.url(),
                column,
                null);
    }

    /// The place of the target's column; -1 where it is the file.
    int column() {
        return column;
    }

    /// As the statement's error tells it.
    static String statementError(String context) {
        return "ERROR: Spectrum Scan Error\n  Detail: error: Spectrum Scan Error, code: " + Problem.SCAN + ", context: "
                + context;
    }
}
