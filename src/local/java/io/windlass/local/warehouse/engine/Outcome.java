package io.windlass.local.warehouse.engine;

import java.util.Objects;
import java.util.Optional;

/// How a statement ended.
public sealed interface Outcome {

    /// It ran.
    ///
    /// @param rows returned, changed or loaded; 0 where that is not counted
    /// @param result its rows, if it returns any
    record Done(long rows, Optional<ResultRows> result) implements Outcome {}

    /// It failed, and the transaction with it.
    ///
    /// @param error in Redshift's wording
    record Failed(String error) implements Outcome {
        public Failed {
            Objects.requireNonNull(error, "error is null");
        }
    }

    /// It was cancelled, and the transaction with it.
    record Aborted() implements Outcome {}
}
