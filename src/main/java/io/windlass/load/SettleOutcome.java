package io.windlass.load;

import java.time.Instant;
import java.util.Optional;

/// What came of moving a pipeline's run.
public sealed interface SettleOutcome {

    /// No run is open.
    record Idle() implements SettleOutcome {}

    /// The warehouse has something to do, or the next attempt waits for its time.
    ///
    /// @param until not before this time; empty where only the warehouse knows
    record Waiting(Optional<Instant> until) implements SettleOutcome {}

    /// The run made a step and can make another.
    record Moved() implements SettleOutcome {}

    /// The run is over.
    ///
    /// @param loaded how many of its steps are loaded
    /// @param reason why not all; empty otherwise
    record Closed(long run, int steps, int loaded, String reason) implements SettleOutcome {}

    /// Nothing can be done until somebody helps; nothing is lost. Later ticks look again.
    ///
    /// @param reason what is wrong
    record Stopped(String reason) implements SettleOutcome {}

    /// Somebody else moved first.
    record Beaten() implements SettleOutcome {}
}
