package io.windlass.local.warehouse.dataapi;

import java.time.Duration;

/// What the Data API limits (Management Guide, "Using the Amazon Redshift Data API", considerations).
///
/// @param activeStatements SUBMITTED, PICKED and STARTED at one time; one more is refused
/// @param concurrentStatements that run at one time; the others wait as PICKED
/// @param sessions that are kept at one time
/// @param waitingRequests long polls on one statement at one time
/// @param pageRows rows in a page of a result
/// @param pageBytes bytes in a page of a result
/// @param history how long an ended statement is remembered
/// @param tokens how long a client token is remembered
/// @param catalogSeconds how long ListSchemas, ListTables and DescribeTable may take; no number is documented, and
///     this one is below what any SDK waits for
record Limits(
        int activeStatements,
        int concurrentStatements,
        int sessions,
        int waitingRequests,
        int pageRows,
        int pageBytes,
        Duration history,
        Duration tokens,
        int catalogSeconds) {

    /// Statements in a batch.
    static final int BATCH = 40;

    /// Bytes of a statement's text.
    static final int SQL_BYTES = 100 * 1024;

    /// The defaults: 500 active statements, 50 of them at work as with the most slots of a queue.
    static Limits documented() {
        return new Limits(500, 50, 500, 10, 1000, 1024 * 1024, Duration.ofHours(24), Duration.ofHours(8), 10);
    }

    Limits withActiveStatements(int count) {
        return new Limits(
                count,
                concurrentStatements,
                sessions,
                waitingRequests,
                pageRows,
                pageBytes,
                history,
                tokens,
                catalogSeconds);
    }

    Limits withCatalogSeconds(int seconds) {
        return new Limits(
                activeStatements,
                concurrentStatements,
                sessions,
                waitingRequests,
                pageRows,
                pageBytes,
                history,
                tokens,
                seconds);
    }

    Limits withSessions(int count) {
        return new Limits(
                activeStatements,
                concurrentStatements,
                count,
                waitingRequests,
                pageRows,
                pageBytes,
                history,
                tokens,
                catalogSeconds);
    }

    Limits withWaitingRequests(int count) {
        return new Limits(
                activeStatements,
                concurrentStatements,
                sessions,
                count,
                pageRows,
                pageBytes,
                history,
                tokens,
                catalogSeconds);
    }
}
