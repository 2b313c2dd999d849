package io.windlass.local.warehouse.copy;

import java.io.IOException;
import java.io.InputStream;

/// Reads the rows of one file, already decompressed.
interface RowReader {

    /// @throws LoadStopped as soon as the load has had enough bad rows
    void read(InputStream file, CopyLoad load) throws IOException, LoadStopped;
}
