package io.windlass.local.warehouse.unload;

import io.windlass.local.warehouse.sql.StatementFailure;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;

/// A file of rows while it is written.
interface RowFile {

    /// Adds a row; the first always has room.
    ///
    /// @return false where the file would grow too large: the row belongs into the next file
    boolean add(ResultSet row) throws SQLException, IOException, StatementFailure;

    /// Ends the file: now it lies in S3.
    ///
    /// @param slice which of the writers wrote it
    UnloadReport.WrittenFile end(int slice) throws IOException;

    /// Drops the file.
    void abort();
}
