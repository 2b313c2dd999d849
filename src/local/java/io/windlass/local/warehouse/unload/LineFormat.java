package io.windlass.local.warehouse.unload;

import io.windlass.local.warehouse.sql.StatementFailure;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;

/// How a row is one line of a file, or a few where a text in it has line ends.
interface LineFormat {

    /// Adds a row and its line end.
    void append(ResultSet row, StringBuilder line) throws SQLException, IOException, StatementFailure;

    /// The line of the columns' names.
    String header();
}
