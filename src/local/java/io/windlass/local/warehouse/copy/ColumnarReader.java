package io.windlass.local.warehouse.copy;

import java.io.IOException;

/// Reads the rows of an object that holds them by columns.
interface ColumnarReader {

    /// @throws ScanError where the file or one of its values cannot be loaded
    void read(ObjectBytes object, CopyLoad load) throws IOException, LoadStopped, ScanError;
}
