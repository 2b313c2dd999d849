package io.windlass.rehearsal;

import io.windlass.load.DependentViews;
import io.windlass.load.LiveColumns;
import io.windlass.pipeline.Step;
import io.windlass.redshift.SqlRenderer;
import io.windlass.redshift.Statement;
import io.windlass.rehearsal.Difference.Kind;
import io.windlass.schema.Table;
import io.windlass.schema.TableName;
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

    /// Why a step cannot put a new table in the place of this one; empty where it can or does not want to.
    public Optional<String> refusal(Step.Copy step) {
        if (!step.swaps()) {
            return Optional.empty();
        }
        TableName table = step.table().name();
        List<List<Optional<String>>> rows =
                trial.rows(SqlRenderer.render(new Statement.ReadViews(table))).orElse(List.of());
        return DependentViews.of(rows.stream().map(LiveTable::nullable).toList())
                .refusal(table);
    }

    private static List<String> nullable(List<Optional<String>> row) {
        List<String> values = new ArrayList<>();
        row.forEach(value -> values.add(value.orElse(null)));
        return values;
    }
}
