package io.windlass.client;

import io.windlass.client.RequestFailed.Code;
import io.windlass.journal.StepId;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import io.windlass.redshift.Format;
import io.windlass.schema.Column;
import io.windlass.schema.Identifier;
import io.windlass.schema.Suggestion;
import io.windlass.schema.Table;
import io.windlass.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The tables that live pipelines fill, by their names.
final class Tables {

    /// Formats whose objects are JSON with one member for each column.
    private static final Set<Format> OF_ROWS = Set.of(Format.JSON, Format.JSON_AUTO, Format.JSON_AUTO_IGNORECASE);

    private final SortedMap<String, Table> tables = new TreeMap<>();
    private final List<Target> targets = new ArrayList<>();

    Tables(Catalog catalog) {
        for (Pipeline pipeline : catalog.pipelines().values()) {
            for (Step step : pipeline.steps()) {
                switch (step) {
                    case Step.Copy copy -> {
                        tables.put(copy.table().name().toString(), copy.table());
                        targets.add(new Target(new StepId(pipeline.name(), copy.name()), copy));
                    }
                    case Step.Sql sql ->
                        sql.creates()
                                .forEach(
                                        table -> tables.putIfAbsent(table.name().toString(), table));
                }
            }
        }
    }

    List<Table> all() {
        return List.copyOf(tables.values());
    }

    /// @throws RequestFailed where no live pipeline has it
    Table table(String name) {
        Table table = tables.get(TableName.parse(name).toString());
        if (table != null) {
            return table;
        }
        throw new RequestFailed(
                Code.UNKNOWN_TABLE,
                "/table",
                "no live pipeline has a table " + name
                        + Suggestion.nearest(name, tables.keySet())
                                .map(near -> "; did you mean " + near + "?")
                                .orElse(tables.isEmpty() ? "" : "; there are " + String.join(", ", tables.keySet())));
    }

    /// @throws RequestFailed where the table has no such column
    Column column(Table table, String name, String pointer) {
        String folded = Identifier.fold(name);
        Optional<Column> found = table.all().stream()
                .filter(column -> column.name().equals(folded))
                .findFirst();
        return found.orElseThrow(() -> unknown(table, name, pointer));
    }

    static RequestFailed unknown(Table table, String name, String pointer) {
        List<String> names = table.all().stream().map(Column::name).toList();
        return new RequestFailed(
                Code.UNKNOWN_COLUMN,
                pointer,
                "table " + table.name() + " has no column " + name
                        + Suggestion.nearest(name, names)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("; it has " + String.join(", ", names)));
    }

    /// The copy steps that fill a table, in the order of the definitions.
    List<Target> targets(Table table) {
        return targets.stream()
                .filter(target -> target.step().table().name().equals(table.name()))
                .toList();
    }

    /// The copy steps of a table that take rows as JSON.
    ///
    /// @throws RequestFailed where there is none; it says what to add
    List<Target> forRows(Table table) {
        List<Target> fit = targets(table).stream()
                .filter(target -> OF_ROWS.contains(target.step().format()))
                .toList();
        if (fit.isEmpty()) {
            throw new RequestFailed(Code.NOT_WRITABLE, "/table", missing(table, "json"));
        }
        return fit;
    }

    /// The copy steps of a table that take files.
    ///
    /// @throws RequestFailed where there is none; it says what to add
    List<Target> forFiles(Table table) {
        List<Target> all = targets(table);
        if (all.isEmpty()) {
            throw new RequestFailed(Code.NOT_WRITABLE, "/table", missing(table, "parquet"));
        }
        return all;
    }

    /// The step to add, to be pasted: into the pipeline that fills the table, since only one may.
    private String missing(Table table, String format) {
        String name = table.name().name().replaceAll("[^a-z0-9_]", "_");
        String step = "{\"step\": \"" + name + "_" + format + "\", \"copy\": \"" + table.name()
                + "\", \"from\": {\"prefix\": \"" + name + "_" + format + "/\"}, \"format\": \"" + format + "\"}";
        String where = targets(table).stream()
                .findFirst()
                .map(target -> "to the steps of pipeline " + target.id().pipeline())
                .orElse("to the steps of a live pipeline");
        return "no live copy step takes " + (format.equals("json") ? "rows" : "files") + " for table " + table.name()
                + "; add " + where + ": " + step;
    }
}
