package io.windlass.load;

/// What an error of the warehouse means for the run.
public enum FailureKind {
    /// The same list again, after a while: it counts for nothing.
    TRANSIENT,
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
    UNKNOWN
}
