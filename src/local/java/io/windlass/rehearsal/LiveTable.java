package io.windlass.rehearsal;

import io.windlass.rehearsal.Difference.Kind;
import io.windlass.schema.Column;
import io.windlass.schema.ColumnType;
import io.windlass.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A declared table beside the one in the warehouse.
///
/// @param trial where the warehouse is asked
public record LiveTable(Trial trial) {

    /// Where a table lies that names no schema.
    private static final String STANDARD_SCHEMA = "public";

    /// What does not agree; nothing where there is no such table yet.
    public List<Difference> differences(Table table) {
        String schema = table.name().schema().orElse(STANDARD_SCHEMA);
        String sql = "SELECT column_name, data_type, character_maximum_length, numeric_precision, numeric_scale"
                + " FROM svv_columns WHERE table_name = " + literal(table.name().name()) + " AND table_schema = "
                + literal(schema) + " ORDER BY ordinal_position";
        Map<String, Optional<ColumnType>> live = new LinkedHashMap<>();
        trial.rows(sql).orElse(List.of()).forEach(row -> live.put(row.getFirst().orElse(""), type(row)));
        return live.isEmpty() ? List.of() : compared(table, live);
    }

    private static List<Difference> compared(Table table, Map<String, Optional<ColumnType>> live) {
        List<Difference> differences = new ArrayList<>();
        for (Column column : table.columns()) {
            Optional<ColumnType> type = live.get(column.name());
            if (type == null) {
                differences.add(new Difference(
                        Kind.TABLE,
                        column.name(),
                        "is declared and not in the live table; add it with ALTER TABLE " + table.name()));
            } else if (type.isPresent() && !type.get().equals(column.type())) {
                differences.add(new Difference(
                        Kind.TABLE,
                        column.name(),
                        "is declared " + column.type().sql() + " and is "
                                + type.get().sql() + " in the live table"));
            }
        }
        for (String name : live.keySet()) {
            boolean own = table.audit() && name.startsWith("_");
            if (!own
                    && table.columns().stream()
                            .noneMatch(column -> column.name().equals(name))) {
                differences.add(new Difference(Kind.TABLE, name, "is in the live table and not declared"));
            }
        }
        return differences;
    }

    /// Empty where the warehouse's word for the type is none of Redshift's documented ones.
    private static Optional<ColumnType> type(List<Optional<String>> row) {
        String word = row.get(1).orElse("");
        String length = row.get(2).filter(text -> word.contains("char")).orElse("");
        boolean decimal = word.equals("numeric") || word.equals("decimal");
        String digits = row.get(3)
                .filter(text -> decimal)
                .map(text -> text + "," + row.get(4).orElse("0"))
                .orElse("");
        String inside = length + digits;
        String text = inside.isEmpty() ? word : word + "(" + inside + ")";
        return ColumnType.parse(text) instanceof ColumnType.Parsing.Parsed(ColumnType type)
                ? Optional.of(type)
                : Optional.empty();
    }

    private static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
