package io.windlass.journal;

import java.util.Objects;

/// Where a run stands.
public sealed interface RunState {

    /// The current step's statement is to be submitted, or was, or is being retried.
    record Loading() implements RunState {}

    /// The current step is given up: first a `void` must be in the ledger, since a statement that is still
    /// queued somewhere could load it later.
    ///
    /// @param ending what follows once it is void
    /// @param reason why, as a person reads it
    record Voiding(Ending ending, String reason) implements RunState {
        public Voiding {
            Objects.requireNonNull(ending, "ending is null");
            Objects.requireNonNull(reason, "reason is null");
        }
    }

    /// It is over; nothing moves it any more.
    ///
    /// @param loaded how many of its steps are loaded, from the first
    /// @param reason why not all; empty otherwise
    record Closed(int loaded, String reason) implements RunState {
        public Closed {
            Objects.requireNonNull(reason, "reason is null");
        }
    }

    /// What follows a step that ended void.
    sealed interface Ending {}

    /// Exactly the guilty objects are set aside; the others stay arrivals.
    ///
    /// @param list the name of the list of guilty objects, in the run's own place
    record Quarantine(String list) implements Ending {
        public Quarantine {
            Objects.requireNonNull(list, "list is null");
        }
    }

    /// Nobody named the guilty: the next run takes half of the objects.
    record Bisect() implements Ending {}

    /// No object is guilty: the pipeline pauses and keeps its arrivals.
    ///
    /// @param who who gave the run up by hand; empty where a failure did
    record Stop(String who) implements Ending {
        public Stop {
            Objects.requireNonNull(who, "who is null");
        }

        /// Because of a failure.
        public Stop() {
            this("");
        }
    }
}
