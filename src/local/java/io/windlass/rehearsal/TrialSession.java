package io.windlass.rehearsal;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementResponse;

/// Runs any number of statements in one transaction that is rolled back.
///
/// A batch has room for 40 and commits at its end. A kept session has room for all: BEGIN is one call, each statement
/// another one, and ROLLBACK the last. If nobody says ROLLBACK, the session ends a while after its last statement, and
/// the transaction with it. That BEGIN holds from call to call is no documented promise, so it is tried before each
/// use, with statements that change nothing.
final class TrialSession implements AutoCloseable {

    /// How long a session stays after its last statement: far longer than it takes to send the next one.
    private static final int KEPT_SECONDS = 60;

    private static final String FAILING = "SELECT CAST('no number, on purpose' AS INTEGER)";

    private static final String SUCCEEDING = "SELECT 1";

    private final Trial trial;
    private final String id;

    private TrialSession(Trial trial, String id) {
        this.trial = trial;
        this.id = id;
    }

    /// @return empty where a transaction does not outlive the call that began it
    static Optional<TrialSession> open(Trial trial) {
        ExecuteStatementResponse begun = trial.execute(
                request -> trial.target().accept(request.sql("BEGIN").sessionKeepAliveSeconds(KEPT_SECONDS)));
        boolean began = Trial.finished(trial.ended(begun.id()));
        if (!began || begun.sessionId() == null) {
            return Optional.empty();
        }
        TrialSession session = new TrialSession(trial, begun.sessionId());
        if (!session.holds()) {
            session.close();
            return Optional.empty();
        }
        return Optional.of(session);
    }

    /// In a transaction in which something failed, everything fails until its end.
    private boolean holds() {
        boolean failed = !Trial.finished(say(FAILING));
        boolean refused = !Trial.finished(say(SUCCEEDING));
        boolean ended = Trial.finished(say("ROLLBACK"));
        return failed && refused && ended && Trial.finished(say(SUCCEEDING));
    }

    /// @return the first statement that fails; empty where all would run
    Optional<Trial.Failure> run(List<String> statements) {
        if (!Trial.finished(say("BEGIN"))) {
            throw new IllegalStateException("session " + id + " begins no transaction");
        }
        Optional<Trial.Failure> failure = Optional.empty();
        for (int index = 0; index < statements.size() && failure.isEmpty(); index++) {
            failure = failure(index, say(statements.get(index)));
        }
        if (!Trial.finished(say("ROLLBACK"))) {
            throw new IllegalStateException("session " + id + " does not roll back");
        }
        return failure;
    }

    private static Optional<Trial.Failure> failure(int index, DescribeStatementResponse statement) {
        if (Trial.finished(statement)) {
            return Optional.empty();
        }
        Long query = statement.redshiftQueryId();
        return Optional.of(new Trial.Failure(index, String.valueOf(statement.error()), query == null ? -1 : query));
    }

    private DescribeStatementResponse say(String sql) {
        return trial.ended(
                trial.execute(request -> request.sql(sql).sessionId(id)).id());
    }

    /// What is left of a transaction goes, and the session with it.
    @Override
    public void close() {
        trial.ended(
                trial.execute(request -> request.sql("ROLLBACK").sessionId(id).sessionKeepAliveSeconds(0))
                        .id());
    }
}
