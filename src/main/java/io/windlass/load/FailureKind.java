package io.windlass.load;

/// What an error of the warehouse means for the run.
public enum FailureKind {
    /// The same list again, after a while: it counts for nothing.
    TRANSIENT,
    /// The warehouse is paused, resuming, restarting or at a limit: it is waited for, and that counts for nothing.
    WAREHOUSE_UNAVAILABLE,
    /// Some object cannot be loaded as it is.
    BAD_DATA,
    /// Some object is not there any more.
    MISSING_OBJECT,
    /// The definition, or the table, is wrong: no object is guilty.
    DEFINITION,
    /// Somebody may not do something: no object is guilty.
    PERMISSION,
    /// Nobody knows. The ledger is asked first, since a statement that says "failed" may be the second of two
    /// of which the first committed.
    UNKNOWN;

    /// Whether time alone may mend it, so that it is tried again and counts for nothing.
    boolean passes() {
        return this == TRANSIENT || this == WAREHOUSE_UNAVAILABLE;
    }

    /// In a word, as notices tell it.
    String text() {
        return switch (this) {
            case TRANSIENT -> "transient";
            case WAREHOUSE_UNAVAILABLE -> "unavailable";
            case BAD_DATA -> "bad data";
            case MISSING_OBJECT -> "missing object";
            case DEFINITION -> "definition";
            case PERMISSION -> "permission";
            case UNKNOWN -> "unknown";
        };
    }
}
