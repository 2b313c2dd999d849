package io.windlass.event;

import io.windlass.journal.Choice;
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
    /// @param who who asks; empty where nobody says
    record Start(String pipeline, Optional<Instant> due, String who) implements LoaderEvent {
        public Start {
            Objects.requireNonNull(pipeline, "pipeline is null");
            Objects.requireNonNull(who, "who is null");
            Objects.requireNonNull(due, "due is null");
        }
    }

    /// Open no further run of a pipeline.
    ///
    /// @param who who asks; empty where nobody says
    record Pause(String pipeline, String who) implements LoaderEvent {
        public Pause {
            Objects.requireNonNull(pipeline, "pipeline is null");
            Objects.requireNonNull(who, "who is null");
        }
    }

    /// Open runs of a pipeline again.
    ///
    /// @param dropStart also forget a start that was asked and not yet served
    /// @param who who asks; empty where nobody says
    record Resume(String pipeline, boolean dropStart, String who) implements LoaderEvent {
        public Resume {
            Objects.requireNonNull(pipeline, "pipeline is null");
            Objects.requireNonNull(who, "who is null");
        }
    }

    /// Compare bucket, journal and ledger of a pipeline, or go on with that.
    ///
    /// @param pipeline empty for every one that is live
    /// @param who who asks; empty where a schedule does, or nobody says
    record Reconcile(Optional<String> pipeline, String who) implements LoaderEvent {
        public Reconcile {
            Objects.requireNonNull(pipeline, "pipeline is null");
            Objects.requireNonNull(who, "who is null");
        }
    }

    /// Write the status page.
    record WritePage() implements LoaderEvent {}

    /// Give up the run that a pipeline is in.
    ///
    /// @param who who asks; empty where nobody says
    record Cancel(String pipeline, String who) implements LoaderEvent {
        public Cancel {
            Objects.requireNonNull(pipeline, "pipeline is null");
            Objects.requireNonNull(who, "who is null");
        }
    }

    /// Let a sql step pass over what it is owed.
    ///
    /// @param step its name, as the definition has it
    /// @param who who asks; empty where nobody says
    record Skip(String pipeline, String step, String who) implements LoaderEvent {
        public Skip {
            Objects.requireNonNull(pipeline, "pipeline is null");
            Objects.requireNonNull(step, "step is null");
            Objects.requireNonNull(who, "who is null");
        }
    }

    /// Do something with objects that were decided.
    ///
    /// @param what what
    /// @param choice with which; never with all
    /// @param dryRun only say what would be done
    /// @param despiteSql of undo and replay: although sql steps have read the rows
    /// @param why of a discard
    /// @param who who asks; empty where nobody says
    record ByHand(What what, String pipeline, Choice choice, boolean dryRun, boolean despiteSql, String why, String who)
            implements LoaderEvent {
        public ByHand {
            Objects.requireNonNull(what, "what is null");
            Objects.requireNonNull(pipeline, "pipeline is null");
            Objects.requireNonNull(choice, "choice is null");
            Objects.requireNonNull(why, "why is null");
            Objects.requireNonNull(who, "who is null");
        }
    }

    /// What is done by hand with objects that were decided.
    enum What {
        /// Load what is set aside.
        RELEASE,
        /// Give up what is set aside.
        DISCARD,
        /// Take out what is loaded.
        UNDO,
        /// Take out what is loaded, and load it again.
        REPLAY
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
