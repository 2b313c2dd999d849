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

/// One submission at work: waits for a slot, opens a session, runs the statements and ends the transaction.
final class Execution implements Runnable {

    /// How often a cancel is repeated until it has worked, in milliseconds.
    private static final long CANCEL_INTERVAL = 20;

    private final SubmittedStatement statement;
    private final Engine engine;
    private final Semaphore slots;
    private final InstantSource clock;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean cancelled;
    private volatile Session session;
    private long start;

    Execution(SubmittedStatement statement, Engine engine, Semaphore slots, InstantSource clock) {
        this.statement = statement;
        this.engine = engine;
        this.slots = slots;
        this.clock = clock;
    }

    @Override
    public void run() {
        try {
            statement.picked(clock.instant());
            boolean slot = false;
            while (!slot && !cancelled) {
                slot = slots.tryAcquire(CANCEL_INTERVAL, TimeUnit.MILLISECONDS);
            }
            start = System.nanoTime();
            try {
                if (cancelled) {
                    end(Status.ABORTED, Optional.empty());
                } else {
                    inSession();
                }
            } finally {
                if (slot) {
                    slots.release();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            end(Status.ABORTED, Optional.empty());
        } catch (RuntimeException fault) {
            end(Status.FAILED, Optional.of("ERROR: internal error of the embedded warehouse: " + fault));
        } finally {
            ended.countDown();
        }
    }

    private void inSession() {
        try (Session opened = engine.open()) {
            session = opened;
            statement.started(opened.processId(), clock.instant());
            statements(opened);
        } catch (SQLException broken) {
            if (!statement.view().status().isEnd()) {
                end(cancelled ? Status.ABORTED : Status.FAILED, Optional.of("ERROR: " + broken.getMessage()));
            }
        } finally {
            session = null;
        }
    }

    private void statements(Session opened) throws SQLException {
        Submission submission = statement.submission();
        List<List<Token>> sqls = submission.sqls().stream()
                .map(sql -> Parameters.bind(sql, submission.parameters()))
                .toList();
        // A single statement commits by itself, as VACUUM must; COPY is more than one to the database.
        boolean transaction = submission.batch() || sqls.stream().anyMatch(Execution::isCopy);
        if (transaction) {
            opened.begin();
        }
        for (int index = 0; index < sqls.size(); index++) {
            Outcome outcome = part(opened, index, sqls.get(index));
            if (!(outcome instanceof Outcome.Done)) {
                if (transaction) {
                    opened.rollback();
                }
                lost(outcome, index);
                return;
            }
        }
        boolean committed = !transaction || opened.commit();
        end(committed ? Status.FINISHED : Status.ABORTED, Optional.empty());
    }

    private static boolean isCopy(List<Token> sql) {
        return sql.stream()
                .filter(token -> !token.isSpace())
                .findFirst()
                .map(token -> token.isWord("COPY"))
                .orElse(false);
    }

    private Outcome part(Session opened, int index, List<Token> sql) {
        long begin = System.nanoTime();
        Part part = Part.started(engine.nextQuery(), clock.instant());
        statement.part(index, part);
        Outcome outcome = opened.execute(sql, part.query());
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

    private void lost(Outcome outcome, int index) {
        switch (outcome) {
            case Outcome.Failed(String error) ->
                end(
                        Status.FAILED,
                        Optional.of(
                                statement.submission().batch()
                                        ? "Query #" + (index + 1) + " failed with " + error
                                        : error));
            case Outcome.Aborted _, Outcome.Done _ -> end(Status.ABORTED, Optional.empty());
        }
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

    /// Whether it reached the database is told by the statement's end; until then it is repeated.
    private void cancelOnce() {
        Session running = session;
        if (running != null) {
            running.cancel();
        }
    }
}
