package io.windlass.local.warehouse.dataapi;

import io.windlass.local.warehouse.engine.Engine;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// Runs submissions, each on a thread of its own, and tells their ends.
final class Statements implements AutoCloseable {

    private final Engine engine;
    private final InstantSource clock;
    private final Consumer<String> events;
    private final StatementHistory history;
    private final KeptSessions sessions;
    private final Semaphore slots;
    private final Map<String, Execution> running = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    /// Statements whose end is still to be told, and one party that waits.
    private final Phaser untold = new Phaser(1);

    Statements(Engine engine, Limits limits, InstantSource clock, Consumer<String> events) {
        this.engine = engine;
        this.clock = clock;
        this.events = events;
        this.history = new StatementHistory(limits, clock);
        this.sessions = new KeptSessions(limits, clock);
        this.slots = new Semaphore(limits.concurrentStatements());
    }

    /// Runs a submission, or finds the one that came with the same token.
    SubmittedStatement submit(Submission submission, String owner) throws ApiFailure {
        checkReachable(submission);
        StatementHistory.Admission admission = history.admit(submission, owner, this::session);
        if (admission.fresh()) {
            SubmittedStatement statement = admission.statement();
            Execution execution = new Execution(statement, engine, sessions, slots, clock);
            running.put(statement.id(), execution);
            if (submission.withEvent()) {
                untold.register();
            }
            threads.execute(() -> run(statement, execution));
        }
        return admission.statement();
    }

    /// Only a warehouse that could not be reached before is asked whether it can be now.
    private void checkReachable(Submission submission) throws ApiFailure {
        try {
            engine.checkReachable();
        } catch (SQLException unreachable) {
            throw ApiFailure.executeStatement(
                    submission.batch(),
                    "The warehouse cannot be reached: " + unreachable.getMessage(),
                    UUID.randomUUID().toString());
        }
    }

    private Optional<String> session(Submission submission) throws ApiFailure {
        return switch (submission.session()) {
            case Submission.SessionUse.Own _ -> Optional.empty();
            case Submission.SessionUse.Kept(int seconds) -> Optional.of(sessions.reserve(submission.target(), seconds));
            case Submission.SessionUse.Existing(String id, int seconds) -> {
                sessions.take(id, seconds);
                yield Optional.of(id);
            }
        };
    }

    private void run(SubmittedStatement statement, Execution execution) {
        try {
            execution.run();
        } finally {
            running.remove(statement.id());
        }
        if (statement.submission().withEvent()) {
            try {
                events.accept(StatementEvent.of(statement));
            } finally {
                untold.arriveAndDeregister();
            }
        }
    }

    /// Waits until the end of every statement whose end is told has been: it shows as ended a moment before.
    synchronized void awaitTold() {
        untold.arriveAndAwaitAdvance();
    }

    SubmittedStatement find(String id, String owner) throws ApiFailure {
        return history.find(id, owner);
    }

    List<SubmittedStatement> before(long sequence) {
        return history.before(sequence);
    }

    KeptSessions sessions() {
        return sessions;
    }

    void cancel(SubmittedStatement statement) throws ApiFailure {
        Execution execution = running.get(statement.id());
        Status status = statement.view().status();
        if (execution == null || status.isEnd()) {
            throw ApiFailure.validation("Could not cancel a query that is already in "
                    + statement.view().status() + " state with ID: " + statement.id());
        }
        execution.cancel();
    }

    @Override
    public void close() {
        running.values().forEach(Execution::cancel);
        threads.close();
        sessions.close();
    }
}
