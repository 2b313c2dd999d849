package io.windlass.lambda;

/// What is measured, by the name and unit that CloudWatch knows it by.
enum Figure {
    /// Arrivals written to the journal; a second delivery of an event counts again.
    OBJECTS_RECORDED("ObjectsRecorded", "Count"),
    /// Objects that opened runs took.
    OBJECTS_PLANNED("ObjectsPlanned", "Count"),
    /// Objects that are in their tables.
    OBJECTS_COMMITTED("ObjectsCommitted", "Count"),
    /// Objects that were set aside.
    OBJECTS_QUARANTINED("ObjectsQuarantined", "Count"),
    /// Their size in S3.
    BYTES_COMMITTED("BytesCommitted", "Bytes"),
    /// Rows of theirs.
    ROWS_COMMITTED("RowsCommitted", "Count"),
    /// Rows that COPY left out because the step's `maxerror` lets it.
    ROWS_SKIPPED("RowsSkipped", "Count"),
    /// Runs that ended without loading all of their steps.
    RUNS_FAILED("RunsFailed", "Count"),
    /// Expected folders that are late.
    EXPECTED_MISSING("ExpectedMissing", "Count"),
    /// How long ago the oldest object that waits was written; 0 where none waits.
    OLDEST_PENDING_AGE("OldestPendingAge", "Seconds"),
    /// How long ago the open run was opened; 0 where none is open.
    OLDEST_RUN_AGE("OldestRunAge", "Seconds"),
    /// How long ago the last step was loaded.
    SECONDS_SINCE_LAST_LOAD("SecondsSinceLastLoad", "Seconds"),
    /// Requests of applications that were met.
    REQUESTS_MET("RequestsMet", "Count"),
    /// Requests that were answered with what is wrong in them.
    REQUESTS_REFUSED("RequestsRefused", "Count"),
    /// Requests that nothing is wrong with, but AWS does not do, or does not allow, what they need.
    REQUESTS_UNMET("RequestsUnmet", "Count"),
    /// What the invocation read of the journal.
    DYNAMO_DB_READ_UNITS("DynamoDbReadUnits", "Count"),
    /// What the invocation wrote to the journal.
    DYNAMO_DB_WRITE_UNITS("DynamoDbWriteUnits", "Count");

    private final String title;
    private final String unit;

    Figure(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    String title() {
        return title;
    }

    String unit() {
        return unit;
    }
}
