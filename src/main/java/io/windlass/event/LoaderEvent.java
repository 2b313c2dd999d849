package io.windlass.event;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// What moves the loader.
public sealed interface LoaderEvent {

    /// Time went by: move whatever can be moved.
    record Tick() implements LoaderEvent {}

    /// A statement of the warehouse came to its end. The warehouse may tell this late, twice or never, and before
    /// the statement's id is in the journal.
    ///
    /// @param statementName as it was given when the statement was submitted
    /// @param statementId as the warehouse named it
    record StatementEnded(String statementName, String statementId, State state) implements LoaderEvent {
        public StatementEnded {
            Objects.requireNonNull(statementName, "statementName is null");
            Objects.requireNonNull(statementId, "statementId is null");
            Objects.requireNonNull(state, "state is null");
        }
    }

    /// Run a pipeline even without enough arrivals.
    ///
    /// @param due the scheduled time; empty by hand
    record Start(String pipeline, Optional<Instant> due) implements LoaderEvent {
        public Start {
            Objects.requireNonNull(pipeline, "pipeline is null");
            Objects.requireNonNull(due, "due is null");
        }
    }

    /// Open no further run of a pipeline.
    record Pause(String pipeline) implements LoaderEvent {
        public Pause {
            Objects.requireNonNull(pipeline, "pipeline is null");
        }
    }

    /// Open runs of a pipeline again.
    ///
    /// @param dropStart also forget a start that was asked and not yet served
    record Resume(String pipeline, boolean dropStart) implements LoaderEvent {
        public Resume {
            Objects.requireNonNull(pipeline, "pipeline is null");
        }
    }

    /// Compare bucket, journal and ledger of a pipeline, or go on with that.
    record Reconcile(String pipeline) implements LoaderEvent {
        public Reconcile {
            Objects.requireNonNull(pipeline, "pipeline is null");
        }
    }

    /// Give up the run that a pipeline is in.
    record Cancel(String pipeline) implements LoaderEvent {
        public Cancel {
            Objects.requireNonNull(pipeline, "pipeline is null");
        }
    }

    /// Nothing that the loader knows.
    ///
    /// @param reason what is wrong and what to send instead
    record Refused(String reason) implements LoaderEvent {
        public Refused {
            Objects.requireNonNull(reason, "reason is null");
        }
    }

    /// How a statement ended (Redshift Data API, event "Redshift Data Statement Status Change").
    enum State {
        FINISHED,
        FAILED,
        ABORTED
    }
}
