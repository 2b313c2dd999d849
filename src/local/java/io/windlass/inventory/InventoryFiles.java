package io.windlass.inventory;

import java.io.IOException;
import java.io.InputStream;

/// Where the files of an inventory are read.
@FunctionalInterface
public interface InventoryFiles {

    /// @param bucket the manifest's destination bucket
    /// @param key as the manifest has it
    InputStream open(String bucket, String key) throws IOException;
}
