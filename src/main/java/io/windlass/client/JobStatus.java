package io.windlass.client;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/// How a job stands, object by object, as the journal tells it.
///
/// @param job the job's id
/// @param state where it stands as a whole
/// @param pending objects that wait for a run
/// @param running objects in the open run
/// @param committed objects that are in the table
/// @param quarantined objects that were set aside
/// @param undone objects that were loaded and taken back, or given up, by hand
/// @param gone objects that were deleted before they were loaded
/// @param failures why objects are not in the table, for the first of them
/// @param rows rows in the table; told once all of the job is committed, where the number is known
public record JobStatus(
        String job,
        State state,
        int pending,
        int running,
        int committed,
        int quarantined,
        int undone,
        int gone,
        List<Failure> failures,
        OptionalLong rows) {

    /// So many failures are told.
    public static final int MOST_FAILURES = 100;

    public JobStatus {
        Objects.requireNonNull(job, "job is null");
        Objects.requireNonNull(state, "state is null");
        failures = List.copyOf(failures);
        Objects.requireNonNull(rows, "rows is null");
    }

    /// Where a job stands as a whole.
    public enum State {
        /// All is given; nothing of it is in a run yet.
        ACCEPTED,
        /// Some of it is in a run or decided.
        RUNNING,
        /// All of it is in the table.
        FINISHED,
        /// All is decided: some of it is in the table, some is not.
        PARTLY_FAILED,
        /// All is decided: nothing of it is in the table.
        FAILED;

        /// Whether nothing moves any more by itself.
        public boolean ended() {
            return this == FINISHED || this == PARTLY_FAILED || this == FAILED;
        }
    }

    /// @param object `s3://bucket/key`
    /// @param reason why it is not in the table
    public record Failure(String object, String reason) {
        public Failure {
            Objects.requireNonNull(object, "object is null");
            Objects.requireNonNull(reason, "reason is null");
        }
    }
}
