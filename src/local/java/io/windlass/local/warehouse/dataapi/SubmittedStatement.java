package io.windlass.local.warehouse.dataapi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A submission and how it stands. One thread moves it; any thread may look.
final class SubmittedStatement {

    private final String id;
    private final long sequence;
    private final Submission submission;
    private final Optional<String> session;
    private final String owner;
    private final Instant createdAt;
    private final List<Part> parts = new ArrayList<>();
    private Status status = Status.SUBMITTED;
    private Optional<String> error = Optional.empty();
    private long nanos = -1;
    private int processId;
    private int waiting;
    private Instant updatedAt;

    SubmittedStatement(
            String id, long sequence, Submission submission, Optional<String> session, String owner, Instant now) {
        this.id = id;
        this.session = session;
        this.owner = owner;
        this.sequence = sequence;
        this.submission = submission;
        this.createdAt = now;
        this.updatedAt = now;
        submission.sqls().forEach(_ -> parts.add(Part.submitted(now)));
    }

    String id() {
        return id;
    }

    /// Grows with each submission.
    long sequence() {
        return sequence;
    }

    Submission submission() {
        return submission;
    }

    /// The session it runs in, if that is kept.
    Optional<String> session() {
        return session;
    }

    /// Who submitted it.
    String owner() {
        return owner;
    }

    Instant createdAt() {
        return createdAt;
    }

    /// How it stands, whole.
    synchronized View view() {
        return new View(status, error, nanos, processId, updatedAt, List.copyOf(parts));
    }

    synchronized void picked(Instant now) {
        move(Status.PICKED, now);
    }

    synchronized void started(int servedBy, Instant now) {
        processId = servedBy;
        move(Status.STARTED, now);
    }

    synchronized void part(int index, Part part) {
        parts.set(index, part);
        updatedAt = part.updatedAt();
        notifyAll();
    }

    /// @param reason why it failed; empty where it did not
    synchronized void ended(Status end, Optional<String> reason, long took, Instant now) {
        for (int index = 0; index < parts.size(); index++) {
            if (!parts.get(index).status().isEnd()) {
                parts.set(index, parts.get(index).aborted(now));
            }
        }
        error = reason;
        nanos = took;
        move(end, now);
    }

    private void move(Status next, Instant now) {
        status = next;
        updatedAt = now;
        notifyAll();
    }

    /// Waits for the end of the whole or of a part.
    ///
    /// @param part from 0; -1 for the whole
    /// @param limit how many may wait at one time
    synchronized void await(int part, int seconds, int limit) throws ApiFailure, InterruptedException {
        if (waiting >= limit) {
            throw ApiFailure.activeWaitingRequestsExceeded(limit);
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        waiting++;
        try {
            while (!(part < 0 ? status : parts.get(part).status()).isEnd()) {
                long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (millis <= 0) {
                    return;
                }
                wait(millis);
            }
        } finally {
            waiting--;
        }
    }

    /// How a submission stands at one moment.
    record View(Status status, Optional<String> error, long nanos, int processId, Instant updatedAt, List<Part> parts) {

        /// The number of the query that failed, else of the last that ran; 0 where none ran yet.
        long query() {
            return parts.stream()
                    .filter(part -> part.status() == Status.FAILED)
                    .findFirst()
                    .map(Part::query)
                    .orElseGet(() -> Math.max(
                            0, parts.stream().mapToLong(Part::query).max().orElse(0)));
        }

        boolean hasResultSet() {
            return parts.stream().anyMatch(part -> part.result().isPresent());
        }
    }
}
