package io.windlass.local.warehouse.copy;

import java.io.IOException;

/// Takes the rows of a file, good and bad.
interface RowSink {

    /// @param values one for each column of the target, null for NULL; for SUPER the JSON text
    /// @param line the last line of the row in its file, from 1
    void row(String[] values, long line) throws IOException, LoadStopped;

    /// A row that could not be read.
    ///
    /// @param column the column's place, or -1 where it is the row itself
    void bad(int column, Problem problem, long line) throws LoadStopped;
}
