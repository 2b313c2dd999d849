package io.windlass.schema;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A table as a schema file declares it.
///
/// @param name its name
/// @param columns in the order of the file, which is the order of the table
/// @param primaryKey column names; empty where none
/// @param distribution how rows are spread
/// @param sortKey how rows are ordered
/// @param comment free text; empty where none
/// @param audit whether `_run_id` and `_loaded_at` are added
/// @param drift what to do where the table in the warehouse is another one
public record Table(
        TableName name,
        List<Column> columns,
        List<String> primaryKey,
        Distribution distribution,
        SortKey sortKey,
        String comment,
        boolean audit,
        Drift drift) {

    public Table {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(distribution, "distribution is null");
        Objects.requireNonNull(sortKey, "sortKey is null");
        Objects.requireNonNull(comment, "comment is null");
        Objects.requireNonNull(drift, "drift is null");
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
    }

    /// The columns that say which run brought a row, and when.
    private static final List<Column> AUDIT = List.of(
            Column.of("_run_id", new ColumnType("BIGINT"), ""),
            Column.of("_loaded_at", new ColumnType("TIMESTAMP"), ""));

    /// All columns that the table has: the declared ones, and behind them those of the audit.
    public List<Column> all() {
        return audit ? Stream.concat(columns.stream(), AUDIT.stream()).toList() : columns;
    }

    /// The columns that COPY fills: all but those the warehouse numbers.
    public List<Column> loaded() {
        return columns.stream().filter(column -> column.identity().isEmpty()).toList();
    }

    /// How rows are spread over the nodes.
    public sealed interface Distribution {
        /// Redshift decides, as it does where nothing is said.
        record Auto() implements Distribution {}

        record Even() implements Distribution {}

        record All() implements Distribution {}

        /// @param column rows with the same value lie together
        record Key(String column) implements Distribution {}
    }

    /// @param columns in order; empty where none
    /// @param interleaved whether all columns weigh the same
    public record SortKey(List<String> columns, boolean interleaved) {
        public SortKey {
            columns = List.copyOf(columns);
        }

        public static SortKey none() {
            return new SortKey(List.of(), false);
        }
    }

    /// What to do where the table in the warehouse is not as it is declared.
    public enum Drift {
        /// Nothing: COPY fails, or does not.
        IGNORE,
        /// Add the columns that it lacks.
        ADD,
        /// Load nothing and stop.
        FAIL
    }
}
