package io.windlass.rehearsal;

import io.windlass.load.LiveColumns;
import io.windlass.redshift.SqlRenderer;
import io.windlass.redshift.Statement;
import io.windlass.rehearsal.Difference.Kind;
import io.windlass.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A declared table beside the one in the warehouse, as the loader compares them where `drift` asks for it.
///
/// @param trial where the warehouse is asked
public record LiveTable(Trial trial) {

    /// What does not agree; nothing where there is no such table yet.
    public List<Difference> differences(Table table) {
        List<List<Optional<String>>> rows = trial.rows(SqlRenderer.render(new Statement.ReadColumns(table.name())))
                .orElse(List.of());
        LiveColumns live = LiveColumns.of(rows.stream().map(LiveTable::nullable).toList());
        if (live.absent()) {
            return List.of();
        }
        return live.differences(table).stream()
                .map(difference -> new Difference(Kind.TABLE, table.name().toString(), difference))
                .toList();
    }

    private static List<String> nullable(List<Optional<String>> row) {
        List<String> values = new ArrayList<>();
        row.forEach(value -> values.add(value.orElse(null)));
        return values;
    }
}
