package io.windlass.local.warehouse.unload;

import io.windlass.local.warehouse.sql.StatementFailure;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The folder of a row by PARTITION BY, as Hive names it: `a=1/b=x/`.
///
/// @param columns of PARTITION BY
record Folders(List<UnloadColumn> columns) {

    /// Stands for NULL.
    private static final String NULL = "__HIVE_DEFAULT_PARTITION__";

    static Folders of(UnloadCommand command, List<UnloadColumn> columns) throws StatementFailure {
        List<UnloadColumn> found = new ArrayList<>();
        for (String name : command.partitions()) {
            found.add(columns.stream()
                    .filter(column -> column.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new StatementFailure("ERROR: PARTITION BY column \"" + name
                            + "\" does not exist in the SELECT list of the UNLOAD query")));
        }
        return new Folders(found);
    }

    /// The columns that the files have: without those of PARTITION BY, unless INCLUDE is said.
    List<UnloadColumn> left(UnloadCommand command, List<UnloadColumn> all) throws StatementFailure {
        if (command.include()) {
            return all;
        }
        List<UnloadColumn> left =
                all.stream().filter(column -> !columns.contains(column)).toList();
        if (left.isEmpty()) {
            throw new StatementFailure("ERROR: UNLOAD option PARTITION BY of all columns is not supported: at least"
                    + " one must be left, or INCLUDE be said");
        }
        return left;
    }

    /// Empty without PARTITION BY.
    String of(ResultSet row) throws SQLException, IOException, StatementFailure {
        StringBuilder folder = new StringBuilder();
        for (UnloadColumn column : columns) {
            String value = column.text(row);
            if (value != null && value.indexOf('/') >= 0) {
                throw new StatementFailure("ERROR: PARTITION BY column \"" + column.name()
                        + "\" has a value with a slash in it: that is not available in the embedded warehouse");
            }
            folder.append(column.name())
                    .append('=')
                    .append(value == null ? NULL : value)
                    .append('/');
        }
        return folder.toString();
    }
}
