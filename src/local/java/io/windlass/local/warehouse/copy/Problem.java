package io.windlass.local.warehouse.copy;

/// What is wrong with a value or a row, in Redshift's words and with its error code (Database Developer Guide,
/// "Load error reference").
///
/// @param code 1200 and up; 0 where nothing is wrong
/// @param message as `sys_load_error_detail` tells it
/// @param position where in the line or the value; 0 where unknown
public record Problem(int code, String message, int position) {

    /// Nothing is wrong.
    static final Problem NONE = new Problem(0, "", 0);

    static final int EXTRA_COLUMNS = 1202;
    static final int OUT_OF_RANGE = 1204;
    static final int INVALID_DATE = 1205;
    static final int INVALID_TIMESTAMP = 1206;
    static final int INVALID_DIGIT = 1207;
    static final int INVALID_BOOLEAN = 1210;
    static final int NOT_NULL = 1213;
    static final int DELIMITER_NOT_FOUND = 1214;
    static final int INVALID_LINE = 1216;
    static final int INVALID_TEXT = 1220;

    /// Of files of columns, whatever is wrong with them.
    static final int SCAN = 15_001;

    static Problem of(int code, String message) {
        return new Problem(code, message, 0);
    }

    static Problem invalidLine(String message) {
        return of(INVALID_LINE, message);
    }

    boolean isNone() {
        return code == 0;
    }
}
