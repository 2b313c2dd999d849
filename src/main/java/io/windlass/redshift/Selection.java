package io.windlass.redshift;

import io.windlass.schema.Column;
import io.windlass.schema.TableName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Rows of a table that lie in at least one of several regions, each row once.
///
/// @param table the table
/// @param columns what is told of each row, in this order
/// @param regions at least one
public record Selection(TableName table, List<Column> columns, List<Region> regions) {

    public Selection {
        Objects.requireNonNull(table, "table is null");
        columns = List.copyOf(columns);
        regions = List.copyOf(regions);
        if (columns.isEmpty() || regions.isEmpty()) {
            throw new IllegalArgumentException("a selection without columns or regions: " + table);
        }
    }

    /// The same rows of other regions.
    public Selection of(List<Region> others) {
        return new Selection(table, columns, others);
    }

    /// Rows that meet all of these conditions; without any condition all rows.
    public record Region(List<Condition> conditions) {
        public Region {
            conditions = List.copyOf(conditions);
        }
    }

    /// What a column of a row must be.
    public sealed interface Condition {

        /// The column's name.
        String column();

        /// It has this value; an empty literal means that it is NULL.
        record Equal(String column, Literal value) implements Condition {
            public Equal {
                Objects.requireNonNull(column, "column is null");
                Objects.requireNonNull(value, "value is null");
            }
        }

        /// It lies between these bounds, of which at least one is there; NULL lies nowhere.
        record Between(String column, Optional<Bound> low, Optional<Bound> high) implements Condition {
            public Between {
                Objects.requireNonNull(column, "column is null");
                if (low.isEmpty() && high.isEmpty()) {
                    throw new IllegalArgumentException("no bound for " + column);
                }
            }
        }
    }

    /// @param value not NULL
    /// @param inclusive whether the value itself lies within
    public record Bound(Literal value, boolean inclusive) {
        public Bound {
            if (value.value().isEmpty()) {
                throw new IllegalArgumentException("NULL is no bound");
            }
        }
    }
}
