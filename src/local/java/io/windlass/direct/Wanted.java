package io.windlass.direct;

import io.windlass.journal.Chosen;
import io.windlass.pipeline.CopyForm;
import io.windlass.redshift.Format;
import io.windlass.schema.Column;
import io.windlass.schema.Table;
import io.windlass.schema.TableName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What somebody wants loaded.
///
/// @param from which objects
/// @param table the target
/// @param columns those that COPY fills, in the order of the data; empty for all, in the table's order
/// @param declared the target as a schema file has it; empty where it is only named
/// @param create whether the target is made where it is missing; then it must be declared
/// @param form what the objects hold and how they are read
public record Wanted(
        Chosen from, TableName table, List<String> columns, Optional<Table> declared, boolean create, CopyForm form) {

    public Wanted {
        Objects.requireNonNull(from, "from is null");
        Objects.requireNonNull(table, "table is null");
        Objects.requireNonNull(declared, "declared is null");
        Objects.requireNonNull(form, "form is null");
        columns = List.copyOf(columns);
        if (declared.isEmpty() && (create || form.format() == Format.JSON)) {
            throw new IllegalArgumentException("the table must be declared: " + table);
        }
    }

    /// What COPY names. Files of columns are loaded by position into all of the table's.
    List<String> named() {
        if (form.format().columnar()) {
            return List.of();
        }
        return columns.isEmpty() ? filled().stream().map(Column::name).toList() : columns;
    }

    /// The declared columns that are loaded, where there is a declaration, in the order in which COPY names them.
    List<Column> filled() {
        if (declared.isEmpty()) {
            return List.of();
        }
        boolean numbered = form.options().values().containsKey("explicit_ids");
        List<Column> all = numbered ? declared.get().columns() : declared.get().loaded();
        return columns.isEmpty()
                ? all
                : columns.stream()
                        .flatMap(name ->
                                all.stream().filter(column -> column.name().equals(name)))
                        .toList();
    }

    /// Whether COPY may pass over bad rows.
    boolean tolerant() {
        return form.options().values().containsKey("maxerror")
                || form.options().values().containsKey("ignoreallerrors");
    }
}
