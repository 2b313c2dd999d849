package io.windlass.direct;

import java.util.List;
import java.util.Objects;

/// What came of a question.
public sealed interface Outcome {

    /// There is no object to load; the warehouse was not asked.
    record Nothing() implements Outcome {}

    /// All is in the table.
    ///
    /// @param objects how many
    /// @param bytes their size in S3
    /// @param rows how many rows they gave
    /// @param statement the id of the transaction
    /// @param repeated whether an earlier question had it loaded, and this one loaded nothing
    /// @param skipped the rows that COPY passed over because an option lets it; the first of each object
    record Loaded(long objects, long bytes, long rows, String statement, boolean repeated, List<BadRow> skipped)
            implements Outcome {
        public Loaded {
            Objects.requireNonNull(statement, "statement is null");
            skipped = List.copyOf(skipped);
        }
    }

    /// Nothing is in the table.
    ///
    /// @param reason the warehouse's words
    /// @param rows the bad rows that its log of load errors names; the first of each object
    record Failed(String reason, List<BadRow> rows) implements Outcome {
        public Failed {
            Objects.requireNonNull(reason, "reason is null");
            rows = List.copyOf(rows);
        }
    }

    /// A row that COPY refused.
    ///
    /// @param object the object's URL, cut at 256 bytes
    /// @param line its line; 0 where it is the object itself
    /// @param column the column; empty where none is to blame
    /// @param reason the warehouse's words, never what the row holds
    /// @param more how many other rows of the object were refused
    record BadRow(String object, String line, String column, String reason, long more) {}
}
