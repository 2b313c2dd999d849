package io.windlass.redshift;

import java.util.List;
import java.util.Optional;

/// The warehouse as a thing that is told something and asked later how it went. No call waits for a statement.
public interface Warehouse {

    /// Submits the statements as one transaction.
    ///
    /// @param name told back by [#find] and by the event that reports the end
    /// @param token the same token again is the same submission again, for as long as the warehouse remembers
    /// @param statements at most [#MAX_STATEMENTS]
    Submission submit(String name, String token, List<Statement> statements);

    /// How a submission stands.
    Progress describe(String id);

    /// The id of the newest submission with exactly this name, as far as the warehouse remembers.
    Optional<String> find(String name);

    /// What one statement of an ended submission returned, also where a later one failed.
    ///
    /// @param statement its place in the submission, from 0
    Returned rows(String id, int statement);

    /// The ids by which the warehouse's own tables call the queries of an ended submission.
    ///
    /// @return one for each statement, -1 where there is none; empty where the warehouse does not tell
    List<Long> queries(String id);

    /// Asks to stop a submission; it may end in any way all the same.
    void cancel(String id);

    /// Statements in one submission (Data API, BatchExecuteStatement `Sqls`).
    int MAX_STATEMENTS = 40;

    /// @param count how many rows; 0 where there are none or nobody knows
    /// @param rows the rows as text, null where a value is NULL; empty where the warehouse does not tell them
    record Returned(long count, List<List<String>> rows) {

        /// These rows.
        public static Returned of(List<List<String>> rows) {
            return new Returned(rows.size(), rows);
        }

        public Returned {
            rows = List.copyOf(rows);
        }
    }

    /// What became of a submission at the door.
    sealed interface Submission {
        /// @param id what to describe it by
        record Accepted(String id) implements Submission {}

        /// Not now: too much is running, or the warehouse is busy. Nothing was submitted; try at a later tick.
        record Busy(String reason) implements Submission {}

        /// Never as it is: the request itself is wrong.
        record Refused(String reason) implements Submission {}
    }

    /// How a submission stands.
    sealed interface Progress {
        record Pending() implements Progress {}

        /// Committed.
        ///
        /// @param rows for each statement the rows it returned or changed; -1 where unknown
        record Finished(List<Long> rows) implements Progress {
            public Finished {
                rows = List.copyOf(rows);
            }
        }

        /// Rolled back, says the warehouse.
        ///
        /// @param error its message
        /// @param query the id of the query that failed; -1 where unknown
        record Failed(String error, long query) implements Progress {}

        /// Stopped from outside.
        record Aborted() implements Progress {}

        /// The warehouse does not know the id, or no longer: says nothing about whether it committed.
        record Forgotten() implements Progress {}
    }
}
