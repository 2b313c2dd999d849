package io.windlass.aws;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Unconditional puts or deletes, many at once. Puts and deletes go apart: the recorder may not delete.
///
/// @param <W> a write
final class BatchWrites<W> {

    /// DynamoDB takes so many in a BatchWriteItem.
    static final int CHUNK = 25;

    /// Requests under way at once.
    static final int AT_ONCE = 16;

    private final Calls<W> calls;
    private final String table;
    private final Backoff backoff;

    /// @param table its name, for the log
    BatchWrites(Calls<W> calls, String table, Backoff backoff) {
        this.calls = Objects.requireNonNull(calls, "calls is null");
        this.table = Objects.requireNonNull(table, "table is null");
        this.backoff = Objects.requireNonNull(backoff, "backoff is null");
    }

    /// The two ways to write, each with its own attempts.
    interface Calls<W> {

        /// @param writes 2 to [#CHUNK]
        /// @return what is left over
        List<W> together(List<W> writes);

        void alone(W write);

        /// What became of a call that threw this.
        Failure failure(RuntimeException thrown);
    }

    /// What a call's failure means for the same writes.
    enum Failure {
        /// One of them is none that DynamoDB takes.
        REFUSED,
        /// They may be taken later.
        PASSING,
        /// They never will.
        LASTING;

        /// @param code the error's name
        static Failure of(String code, boolean passes) {
            if (code.equals("ValidationException")) {
                return REFUSED;
            }
            return passes ? PASSING : LASTING;
        }
    }

    /// Writes in no order.
    ///
    /// @param writes of different keys, since DynamoDB refuses a request that has a key twice
    /// @return those that could not be written: throttled to the end, or refused by themselves
    List<W> write(List<W> writes) {
        if (writes.size() <= CHUNK) {
            return writes.isEmpty() ? List.of() : chunk(writes);
        }
        List<W> left = new ArrayList<>();
        for (List<W> ofChunk : Parallel.map(Chunks.of(writes, CHUNK), AT_ONCE, this::chunk)) {
            left.addAll(ofChunk);
        }
        return left;
    }

    /// One chunk, with what DynamoDB left over, until nothing is left.
    private List<W> chunk(List<W> writes) {
        List<W> left = writes;
        for (int attempts = 1; ; attempts++) {
            try {
                left = send(left);
            } catch (RuntimeException e) {
                return failed(left, e);
            }
            if (left.isEmpty() || !backoff.again(attempts)) {
                return left;
            }
        }
    }

    private List<W> failed(List<W> writes, RuntimeException thrown) {
        Failure failure = calls.failure(thrown);
        if (failure == Failure.LASTING) {
            throw thrown;
        }
        if (failure == Failure.REFUSED && writes.size() > 1) {
            // One bad item refuses the whole request: let it be refused alone.
            List<W> left = new ArrayList<>();
            writes.forEach(write -> left.addAll(chunk(List.of(write))));
            return left;
        }
        Logger log = System.getLogger(BatchWrites.class.getName());
        log.log(Level.WARNING, "{0} items not written to {1}: {2}", writes.size(), table, thrown.getMessage());
        return writes;
    }

    /// @return what is left over
    private List<W> send(List<W> writes) {
        if (writes.size() == 1) {
            calls.alone(writes.get(0));
            return List.of();
        }
        return calls.together(writes);
    }
}
