package io.windlass.local.warehouse.dataapi;

import io.windlass.local.warehouse.engine.Engine;
import io.windlass.local.warehouse.engine.Outcome;
import io.windlass.local.warehouse.engine.Session;
import io.windlass.local.warehouse.sql.Token;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// One submission at work: waits for a slot, takes a session and runs the statements in it.
final class Execution implements Runnable {

    /// How often a cancel is repeated until it has worked, in milliseconds.
    private static final long CANCEL_INTERVAL = 20;

    private final SubmittedStatement statement;
    private final Engine engine;
    private final KeptSessions kept;
    private final Semaphore slots;
    private final InstantSource clock;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Object sessionLock = new Object();
    private volatile boolean cancelled;
    private Session session;
    private long start;

    Execution(SubmittedStatement statement, Engine engine, KeptSessions kept, Semaphore slots, InstantSource clock) {
        this.statement = statement;
        this.engine = engine;
        this.kept = kept;
        this.slots = slots;
        this.clock = clock;
    }

    @Override
    public void run() {
        try {
            statement.picked(clock.instant());
            inSlot();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            end(Status.ABORTED, Optional.empty());
        } finally {
            ended.countDown();
        }
    }

    private void inSlot() throws InterruptedException {
        boolean slot = false;
        while (!slot && !cancelled) {
            slot = slots.tryAcquire(CANCEL_INTERVAL, TimeUnit.MILLISECONDS);
        }
        start = System.nanoTime();
        try {
            inSession();
        } finally {
            if (slot) {
                slots.release();
            }
        }
    }

    private void inSession() {
        Ending ending = new Ending(Status.ABORTED, Optional.empty());
        Session opened = null;
        try {
            if (!cancelled) {
                opened = open();
                statement.started(opened.processId(), clock.instant());
                ending = statements(opened);
            }
        } catch (SQLException broken) {
            ending = new Ending(
                    cancelled ? Status.ABORTED : Status.FAILED, Optional.of("ERROR: " + broken.getMessage()));
        } catch (RuntimeException fault) {
            ending =
                    new Ending(Status.FAILED, Optional.of("ERROR: internal error of the embedded warehouse: " + fault));
        } finally {
            leave(opened);
            // Told last: whoever sees the end may use the session again.
            end(ending.status(), ending.error());
        }
    }

    private record Ending(Status status, Optional<String> error) {}

    private Session open() throws SQLException {
        Session existing = statement.session().map(kept::session).orElse(null);
        Session opened = existing == null ? engine.open() : existing;
        synchronized (sessionLock) {
            session = opened;
        }
        return opened;
    }

    /// Gives a kept session back, closes any other.
    private void leave(Session opened) {
        synchronized (sessionLock) {
            session = null;
        }
        try {
            if (opened == null) {
                statement.session().ifPresent(kept::discard);
            } else if (statement.session().isPresent()) {
                opened.reset();
                kept.giveBack(statement.session().get(), opened);
            } else {
                opened.close();
            }
        } catch (SQLException broken) {
            statement.session().ifPresent(kept::discard);
        }
    }

    private Ending statements(Session opened) throws SQLException {
        Submission submission = statement.submission();
        List<List<Token>> sqls = submission.sqls().stream()
                .map(sql -> Parameters.bind(sql, submission.parameters()))
                .toList();
        if (submission.batch() && submission.mode() == Submission.ExecutionMode.TRANSACTION) {
            return transaction(opened, sqls);
        }
        Optional<String> firstError = Optional.empty();
        for (int index = 0; index < sqls.size(); index++) {
            Outcome outcome = byItself(opened, index, sqls.get(index));
            switch (outcome) {
                case Outcome.Done _ -> {
                    // The next one.
                }
                case Outcome.Failed(String error) ->
                    firstError = firstError.isEmpty() ? Optional.of(error(index, error)) : firstError;
                case Outcome.Aborted _ -> {
                    return new Ending(Status.ABORTED, Optional.empty());
                }
            }
        }
        return new Ending(firstError.isEmpty() ? Status.FINISHED : Status.FAILED, firstError);
    }

    /// All or nothing.
    private Ending transaction(Session opened, List<List<Token>> sqls) throws SQLException {
        opened.begin();
        for (int index = 0; index < sqls.size(); index++) {
            switch (part(opened, index, sqls.get(index))) {
                case Outcome.Done _ -> {
                    // The next one.
                }
                case Outcome.Failed(String error) -> {
                    opened.rollback();
                    return new Ending(Status.FAILED, Optional.of(error(index, error)));
                }
                case Outcome.Aborted _ -> {
                    opened.rollback();
                    return new Ending(Status.ABORTED, Optional.empty());
                }
            }
        }
        return new Ending(opened.commit() ? Status.FINISHED : Status.ABORTED, Optional.empty());
    }

    /// A statement that commits by itself, as VACUUM must; some are more than one to the database.
    private Outcome byItself(Session opened, int index, List<Token> sql) throws SQLException {
        if (!Session.needsTransaction(sql) || opened.inTransaction()) {
            return part(opened, index, sql);
        }
        opened.begin();
        Outcome outcome = part(opened, index, sql);
        boolean committed = false;
        if (outcome instanceof Outcome.Done) {
            committed = opened.commit();
        } else {
            opened.rollback();
        }
        return outcome instanceof Outcome.Done && !committed ? new Outcome.Aborted() : outcome;
    }

    private String error(int index, String error) {
        return statement.submission().batch() ? "Query #" + (index + 1) + " failed with " + error : error;
    }

    private Outcome part(Session opened, int index, List<Token> sql) {
        long begin = System.nanoTime();
        Part part = Part.started(engine.nextQuery(), clock.instant());
        statement.part(index, part);
        Outcome outcome =
                opened.execute(sql, part.query(), statement.submission().format());
        long took = System.nanoTime() - begin;
        statement.part(
                index,
                switch (outcome) {
                    case Outcome.Done done -> part.finished(took, done.rows(), done.result(), clock.instant());
                    case Outcome.Failed failed -> part.failed(failed.error(), took, clock.instant());
                    case Outcome.Aborted _ -> part.aborted(clock.instant());
                });
        return outcome;
    }

    private void end(Status status, Optional<String> error) {
        statement.ended(status, error, start == 0 ? 0 : System.nanoTime() - start, clock.instant());
    }

    /// Stops it; how it ends is told by its status.
    void cancel() {
        cancelled = true;
        Thread.ofVirtual().start(this::cancelUntilEnded);
    }

    private void cancelUntilEnded() {
        try {
            do {
                cancelOnce();
            } while (!ended.await(CANCEL_INTERVAL, TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether it reached the database is told by the statement's end; until then it is repeated. Never after
    /// the session was given back: the next statement in it is another one.
    private void cancelOnce() {
        synchronized (sessionLock) {
            if (session != null) {
                session.cancel();
            }
        }
    }
}
