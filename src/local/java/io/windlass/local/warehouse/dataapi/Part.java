package io.windlass.local.warehouse.dataapi;

import io.windlass.local.warehouse.engine.ResultRows;
import java.time.Instant;
import java.util.Optional;

/// How one statement of a submission stands.
///
/// @param status its own
/// @param error why it failed
/// @param nanos how long it ran; -1 before its end
/// @param rows returned, changed or loaded; -1 where unknown
/// @param result its rows, if it returns any
/// @param query its number in the system tables; -1 before it runs
/// @param updatedAt the last change
record Part(
        Status status,
        Optional<String> error,
        long nanos,
        long rows,
        Optional<ResultRows> result,
        long query,
        Instant updatedAt) {

    static Part submitted(Instant now) {
        return new Part(Status.SUBMITTED, Optional.empty(), -1, -1, Optional.empty(), -1, now);
    }

    static Part started(long query, Instant now) {
        return new Part(Status.STARTED, Optional.empty(), -1, -1, Optional.empty(), query, now);
    }

    Part finished(long took, long count, Optional<ResultRows> found, Instant now) {
        return new Part(Status.FINISHED, Optional.empty(), took, count, found, query, now);
    }

    Part failed(String reason, long took, Instant now) {
        return new Part(Status.FAILED, Optional.of(reason), took, -1, Optional.empty(), query, now);
    }

    Part aborted(Instant now) {
        return new Part(Status.ABORTED, Optional.empty(), Math.max(0, nanos), -1, Optional.empty(), query, now);
    }
}
