package io.windlass.load;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// What the warehouse says about the rows of one object that a COPY refused.
///
/// @param file the object's URL, cut at 256 bytes (`sys_load_error_detail.file_name` is CHAR(256))
/// @param line of the first refused row; 0 where it is the object itself
/// @param column the column; empty where none is to blame
/// @param code the warehouse's code
/// @param message its words; never the contents of the row
/// @param rows how many were refused
public record LoadError(String file, String line, String column, String code, String message, long rows) {

    private static final int FILE_NAME_BYTES = 256;

    /// Of a row that [io.windlass.redshift.Statement.ReadLoadErrors] returned.
    public static LoadError of(List<String> row) {
        String count = text(row, 5);
        return new LoadError(
                text(row, 0),
                text(row, 1),
                text(row, 2),
                text(row, 3),
                text(row, 4),
                count.isEmpty() ? 1 : Long.parseLong(count));
    }

    /// The object's URL as the warehouse would write it: a CHAR column loses trailing blanks.
    static String named(String url) {
        return url.stripTrailing();
    }

    /// Whether the name may be that of another object too, which begins with it.
    boolean cut() {
        return file.getBytes(StandardCharsets.UTF_8).length >= FILE_NAME_BYTES - 3;
    }

    /// Whether no MAXERROR would let it pass.
    boolean ofTheWholeObject() {
        return line.equals("0") || line.isEmpty();
    }

    /// In a sentence, without the object's name.
    public String reason() {
        String place = column.isEmpty() ? "line " + line : "line " + line + ", column " + column;
        String more = rows > 1 ? "; " + rows + " rows are bad" : "";
        return place + ": " + message + (code.isEmpty() ? "" : " (" + code + ")") + more;
    }

    private static String text(List<String> row, int index) {
        String value = index < row.size() ? row.get(index) : null;
        return value == null ? "" : value.stripTrailing();
    }
}
