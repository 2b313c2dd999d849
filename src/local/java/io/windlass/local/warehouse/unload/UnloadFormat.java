package io.windlass.local.warehouse.unload;

/// What the files of an UNLOAD hold.
public enum UnloadFormat {
    /// Fields with a delimiter between them: where no format is named.
    TEXT,
    FIXEDWIDTH,
    CSV,
    JSON,
    PARQUET
}
