package io.windlass.pipeline;

import io.windlass.redshift.Compression;
import io.windlass.redshift.CopyOptions;
import io.windlass.redshift.Format;
import io.windlass.redshift.Literal;
import io.windlass.redshift.Statement;
import io.windlass.schema.Column;
import io.windlass.schema.ColumnType;
import io.windlass.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/// One step of a pipeline: one transaction in the warehouse.
public sealed interface Step {

    /// Unique in its pipeline; the ledger's key.
    String name();

    /// Loads objects into a table.
    ///
    /// @param name the step's name
    /// @param table the declared target
    /// @param from which objects
    /// @param format what they hold
    /// @param options COPY's own options
    /// @param compression the one compression of all objects; empty to go by the extension
    /// @param batch how many objects make a run
    /// @param load what becomes of the rows
    record Copy(
            String name,
            Table table,
            Source from,
            Format format,
            CopyOptions options,
            Optional<Compression> compression,
            BatchPolicy batch,
            Load load)
            implements Step {
        public Copy {
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(table, "table is null");
            Objects.requireNonNull(from, "from is null");
            Objects.requireNonNull(format, "format is null");
            Objects.requireNonNull(options, "options is null");
            Objects.requireNonNull(compression, "compression is null");
            Objects.requireNonNull(batch, "batch is null");
            Objects.requireNonNull(load, "load is null");
        }

        /// The columns that COPY fills, in the order of its list: those that the warehouse numbers only with
        /// `explicit_ids`, and then they must be in the list.
        public List<Column> filled() {
            return filled(table, options);
        }

        /// Whether it takes all objects of its prefix, and not only those that arrived: rows that replace others are
        /// right only as a whole.
        public boolean takesAll() {
            return switch (load) {
                case Load.Append append -> false;
                case Load.Merge merge -> false;
                case Load.Replace replace -> true;
                case Load.Range range -> true;
            };
        }

        /// Whether a new table takes the place of the old one.
        public boolean swaps() {
            return load instanceof Load.Replace(boolean swap) && swap;
        }

        /// Whether each of its runs takes all objects of one value of its series.
        public boolean takesOneValue() {
            return load instanceof Load.Range && from.series().isPresent();
        }

        /// The type in which bounds of its series stand in SQL: that of the column whose range is replaced, else one
        /// that fits the values. Empty without a series.
        public Optional<ColumnType> seriesType() {
            return from.series()
                    .map(series -> load instanceof Load.Range range
                            ? range.type(table)
                            : new ColumnType(
                                    switch (series.by()) {
                                        case INTEGER -> "bigint";
                                        case DATE -> "date";
                                        case HOUR -> "timestamp";
                                    }));
        }

        static List<Column> filled(Table table, CopyOptions options) {
            return options.values().containsKey("explicit_ids") ? table.columns() : table.loaded();
        }

        /// The compression of the object with this key.
        public Compression compressionOf(String key) {
            return compression.orElseGet(() -> Compression.of(key));
        }
    }

    /// Runs SQL.
    ///
    /// @param name the step's name
    /// @param statements in order, each without its closing semicolon
    /// @param creates tables made from their schemas when missing
    /// @param parameters by name
    /// @param expect a query that must return no row
    /// @param transaction whether all is one transaction; false makes the step at-least-once
    record Sql(
            String name,
            List<String> statements,
            List<Table> creates,
            SequencedMap<String, Parameter> parameters,
            Optional<String> expect,
            boolean transaction)
            implements Step {
        public Sql {
            Objects.requireNonNull(name, "name is null");
            statements = List.copyOf(statements);
            creates = List.copyOf(creates);
            parameters = java.util.Collections.unmodifiableSequencedMap(new java.util.LinkedHashMap<>(parameters));
            Objects.requireNonNull(expect, "expect is null");
        }
    }

    /// A typed value for a statement.
    ///
    /// @param type the Redshift type as written
    /// @param value its text; empty for NULL
    record Parameter(String type, Optional<String> value) {
        public Parameter {
            Objects.requireNonNull(type, "type is null");
            Objects.requireNonNull(value, "value is null");
        }

        /// As it stands in a statement.
        public Literal literal() {
            return new Literal(new ColumnType(type), value);
        }
    }

    /// What becomes of the rows of a copy step.
    sealed interface Load {
        /// They are added.
        record Append() implements Load {}

        /// They replace all rows.
        ///
        /// @param swap by renaming a new table instead of deleting rows
        record Replace(boolean swap) implements Load {}

        /// They replace the rows with the same key.
        ///
        /// @param key columns that identify a row
        /// @param newest the column by which the newest of several rows wins
        /// @param deleted the column that says that a row is to go
        record Merge(List<String> key, Optional<String> newest, Optional<String> deleted) implements Load {
            public Merge {
                key = List.copyOf(key);
            }
        }

        /// They replace the rows of a range.
        ///
        /// @param column the column that the range is of
        /// @param from its beginning, inclusive; from the series where absent
        /// @param to its end, exclusive; from the series where absent
        record Range(String column, Optional<String> from, Optional<String> to) implements Load {

            /// The bounds that the definition gives, in the type of the column.
            ///
            /// @throws java.util.NoSuchElementException where a series has to give them
            public Statement.Range bounds(Table table) {
                ColumnType type = type(table);
                return new Statement.Range(
                        column,
                        new Literal(type, Optional.of(from.orElseThrow())),
                        new Literal(type, Optional.of(to.orElseThrow())));
            }

            /// The column's type.
            public ColumnType type(Table table) {
                return table.columns().stream()
                        .filter(each -> each.name().equals(column))
                        .map(Column::type)
                        .findFirst()
                        .orElseThrow();
            }
        }
    }

    /// A convenience for tests and tools: a sql step of plain statements.
    static Sql sql(String name, List<String> statements) {
        return new Sql(name, statements, List.of(), new java.util.LinkedHashMap<>(Map.of()), Optional.empty(), true);
    }
}
