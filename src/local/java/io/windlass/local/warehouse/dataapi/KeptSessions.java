package io.windlass.local.warehouse.dataapi;

import io.windlass.local.warehouse.engine.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Sessions that outlive the statement that opened them: with its temporary tables and settings, for as many
/// seconds after the last statement as were asked for. One statement at a time.
final class KeptSessions implements AutoCloseable {

    private final Limits limits;
    private final InstantSource clock;
    private final Map<String, Kept> sessions = new LinkedHashMap<>();

    KeptSessions(Limits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /// What is known of a session.
    ///
    /// @param status AVAILABLE, BUSY or CLOSED
    /// @param seconds how long it stays after its last statement
    /// @param updatedAt when the status last changed
    record View(String id, String status, int seconds, Submission.Target target, Instant createdAt, Instant updatedAt) {

        boolean isBusy() {
            return status.equals("BUSY");
        }

        /// When it will end, unless another statement comes; nothing while one runs, and nothing after the end.
        Optional<Instant> end() {
            return status.equals("AVAILABLE")
                    ? Optional.of(updatedAt.plus(Duration.ofSeconds(seconds)))
                    : Optional.empty();
        }
    }

    private static final class Kept {
        private final String id;
        private final Submission.Target target;
        private final Instant createdAt;
        private int seconds;
        private Session session;
        private boolean busy = true;
        private boolean closed;
        private Instant updatedAt;

        Kept(String id, Submission.Target target, int seconds, Instant now) {
            this.id = id;
            this.target = target;
            this.seconds = seconds;
            this.createdAt = now;
            this.updatedAt = now;
        }

        View view() {
            return new View(id, closed ? "CLOSED" : busy ? "BUSY" : "AVAILABLE", seconds, target, createdAt, updatedAt);
        }
    }

    /// Makes room for a session that its first statement will open.
    synchronized String reserve(Submission.Target target, int seconds) throws ApiFailure {
        expire();
        long open = sessions.values().stream().filter(kept -> !kept.closed).count();
        if (open >= limits.sessions()) {
            throw ApiFailure.activeSessionsExceeded(limits.sessions());
        }
        String id = UUID.randomUUID().toString();
        sessions.put(id, new Kept(id, target, seconds, clock.instant()));
        return id;
    }

    /// Takes a session for one statement.
    ///
    /// @param seconds how long it stays from now on; negative for as before
    synchronized void take(String id, int seconds) throws ApiFailure {
        Kept kept = open(id);
        if (kept.busy) {
            throw ApiFailure.validation("Session is busy with another statement: " + id);
        }
        kept.busy = true;
        kept.updatedAt = clock.instant();
        kept.seconds = seconds < 0 ? kept.seconds : seconds;
    }

    /// Where a session runs.
    synchronized Submission.Target target(String id) throws ApiFailure {
        return open(id).target;
    }

    private Kept open(String id) throws ApiFailure {
        expire();
        Kept kept = sessions.get(id);
        if (kept == null || kept.closed) {
            throw ApiFailure.validation("Session is not available: " + id);
        }
        return kept;
    }

    /// The session behind a taken id; null where its first statement has still to open it.
    synchronized Session session(String id) {
        return sessions.get(id).session;
    }

    /// Gives a session back after its statement.
    synchronized void giveBack(String id, Session session) {
        Kept kept = sessions.get(id);
        kept.session = session;
        kept.busy = false;
        kept.updatedAt = clock.instant();
    }

    /// Ends a session that is of no more use.
    synchronized void discard(String id) {
        close(sessions.get(id));
    }

    synchronized List<View> views() {
        expire();
        List<View> views = new ArrayList<>();
        sessions.values().forEach(kept -> views.addFirst(kept.view()));
        return views;
    }

    private void expire() {
        Instant now = clock.instant();
        for (Iterator<Kept> all = sessions.values().iterator(); all.hasNext(); ) {
            Kept kept = all.next();
            if (!kept.busy
                    && !kept.closed
                    && !kept.updatedAt.plus(Duration.ofSeconds(kept.seconds)).isAfter(now)) {
                close(kept);
            }
            if (kept.closed && !kept.updatedAt.plus(limits.history()).isAfter(now)) {
                all.remove();
            }
        }
    }

    private void close(Kept kept) {
        kept.closed = true;
        kept.busy = false;
        kept.updatedAt = clock.instant();
        if (kept.session != null) {
            kept.session.close();
        }
    }

    @Override
    public synchronized void close() {
        sessions.values().stream().filter(kept -> !kept.closed).forEach(this::close);
    }
}
