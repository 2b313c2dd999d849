package io.windlass.load;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// One row of what the warehouse says about a failed COPY.
///
/// @param file the object's URL, cut at 256 bytes (`sys_load_error_detail.file_name` is CHAR(256))
/// @param line the line
/// @param column the column; empty where none is to blame
/// @param code the warehouse's code
/// @param message its words; never the contents of the row
record LoadError(String file, String line, String column, String code, String message) {

    private static final int FILE_NAME_BYTES = 256;

    static LoadError of(List<String> row) {
        return new LoadError(text(row, 0), text(row, 1), text(row, 2), text(row, 3), text(row, 4));
    }

    /// A CHAR column loses trailing blanks, so they are compared without.
    boolean blames(String url) {
        String stripped = url.stripTrailing();
        return cut() ? stripped.startsWith(file) : stripped.equals(file);
    }

    String reason() {
        String place = column.isEmpty() ? "line " + line : "line " + line + ", column " + column;
        return place + ": " + message + (code.isEmpty() ? "" : " (" + code + ")");
    }

    /// Whether the errors fit more objects than they can mean: a name that was cut fits all that begin with it.
    static boolean ambiguous(List<LoadError> errors, List<ListedObject> named) {
        return errors.stream()
                .filter(LoadError::cut)
                .anyMatch(error -> named.stream()
                                .filter(each -> error.blames(each.object().id().url()))
                                .count()
                        > 1);
    }

    private boolean cut() {
        return file.getBytes(StandardCharsets.UTF_8).length >= FILE_NAME_BYTES - 3;
    }

    private static String text(List<String> row, int index) {
        String value = index < row.size() ? row.get(index) : null;
        return value == null ? "" : value.stripTrailing();
    }
}
