package io.windlass.load;

import io.windlass.schema.Column;
import io.windlass.schema.ColumnType;
import io.windlass.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// The columns of a table as the warehouse has them, to be laid beside those that are declared.
///
/// @param columns by name, in the order of the table; without any where there is no such table
public record LiveColumns(SequencedMap<String, Live> columns) {

    /// A column's type, as far as the warehouse tells it.
    ///
    /// @param type empty where its word for the type is none that a schema file can hold
    /// @param sized whether the type's length is told as well
    public record Live(Optional<ColumnType> type, boolean sized) {

        private boolean differs(ColumnType declared) {
            return type.isPresent()
                    && (type.get().kind() != declared.kind()
                            || (sized && !type.get().equals(declared)));
        }
    }

    /// @param rows as `ReadColumns` returns them
    public static LiveColumns of(List<List<String>> rows) {
        SequencedMap<String, Live> columns = new LinkedHashMap<>();
        rows.forEach(row -> columns.put(row.getFirst(), live(row)));
        return new LiveColumns(columns);
    }

    private static Live live(List<String> row) {
        Optional<ColumnType> plain = parsed(row.get(1));
        if (plain.isEmpty()) {
            return new Live(plain, false);
        }
        return switch (plain.get().kind()) {
            case CHAR, VARCHAR, VARBYTE -> sized(plain, row.get(1), row.get(2));
            case DECIMAL ->
                sized(
                        plain,
                        row.get(1),
                        row.get(3) == null || row.get(4) == null ? null : row.get(3) + "," + row.get(4));
            case INTERVAL_YEAR_MONTH, INTERVAL_DAY_SECOND -> new Live(plain, false);
            case SMALLINT,
                    INTEGER,
                    BIGINT,
                    REAL,
                    DOUBLE_PRECISION,
                    BOOLEAN,
                    DATE,
                    TIME,
                    TIMETZ,
                    TIMESTAMP,
                    TIMESTAMPTZ,
                    SUPER,
                    GEOMETRY,
                    GEOGRAPHY,
                    HLLSKETCH -> new Live(plain, true);
        };
    }

    private static Live sized(Optional<ColumnType> plain, String word, String size) {
        Optional<ColumnType> type = size == null ? Optional.empty() : parsed(word + "(" + size + ")");
        return type.isPresent() ? new Live(type, true) : new Live(plain, false);
    }

    private static Optional<ColumnType> parsed(String text) {
        return ColumnType.parse(text) instanceof ColumnType.Parsing.Parsed(ColumnType type)
                ? Optional.of(type)
                : Optional.empty();
    }

    /// Whether there is no such table, so that it will be made as it is declared.
    public boolean absent() {
        return columns.isEmpty();
    }

    /// What is declared and not in the table, in the order of the schema file.
    List<Column> missing(Table table) {
        return table.all().stream()
                .filter(column -> !columns.containsKey(column.name()))
                .toList();
    }

    /// Whether the table's columns, and behind them those that it lacks, lie as they are declared.
    boolean ordered(Table table) {
        List<String> names = new ArrayList<>(columns.keySet());
        missing(table).forEach(column -> names.add(column.name()));
        return names.equals(table.all().stream().map(Column::name).toList());
    }

    /// In what the table is not as it is declared, column by column.
    public List<String> differences(Table table) {
        List<String> differences = new ArrayList<>();
        for (Column column : table.all()) {
            Live live = columns.get(column.name());
            if (live == null) {
                differences.add("column " + column.name() + " is missing");
            } else if (live.differs(column.type())) {
                differences.add("column " + column.name() + " is declared " + column.type() + " and is "
                        + live.type().orElseThrow());
            }
        }
        List<String> declared = table.all().stream().map(Column::name).toList();
        columns.keySet().stream()
                .filter(name -> !declared.contains(name))
                .forEach(name -> differences.add("column " + name + " is not declared"));
        return differences;
    }
}
