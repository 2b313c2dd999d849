package io.windlass.local.warehouse.engine;

/// How the rows of a result are kept and sent.
public enum ResultFormat {
    /// Each value in the `Field` union.
    JSON,
    /// Each row a line.
    CSV
}
