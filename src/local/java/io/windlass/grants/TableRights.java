package io.windlass.grants;

import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import io.windlass.redshift.CopyOptions;
import io.windlass.redshift.Right.Privilege;
import io.windlass.schema.Table;
import io.windlass.schema.TableName;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What steps need of tables.
final class TableRights {

    /// Tables that have a schema file, each once.
    private final Map<TableName, Table> declared = new TreeMap<>(SqlUses.BY_NAME);

    private final Map<TableName, Set<Privilege>> privileges = new TreeMap<>(SqlUses.BY_NAME);
    private final Set<TableName> made = new TreeSet<>(SqlUses.BY_NAME);
    private final Set<TableName> owned = new TreeSet<>(SqlUses.BY_NAME);
    private final Set<String> untold = new TreeSet<>();

    TableRights(List<Pipeline> pipelines) {
        pipelines.forEach(pipeline -> pipeline.steps().forEach(step -> add(pipeline, step)));
    }

    Map<TableName, Table> declared() {
        return declared;
    }

    /// Of tables that the user does not make, which need not be declared.
    Map<TableName, Set<Privilege>> privileges() {
        Map<TableName, Set<Privilege>> all = new TreeMap<>(SqlUses.BY_NAME);
        all.putAll(privileges);
        made.stream().filter(table -> !declared.containsKey(table)).forEach(all::remove);
        owned.forEach(all::remove);
        return all;
    }

    /// Declared ones that the user must own.
    List<TableName> owned() {
        return owned.stream().filter(declared::containsKey).toList();
    }

    /// Those that are not declared, and that the user makes or does away with: there only until the next time.
    List<TableName> ofOwnMaking() {
        Set<TableName> all = new TreeSet<>(SqlUses.BY_NAME);
        all.addAll(made);
        all.addAll(owned);
        all.removeIf(declared::containsKey);
        return List.copyOf(all);
    }

    /// Schemas, and whether tables are made there.
    Map<String, Boolean> schemas() {
        Map<String, Boolean> schemas = new TreeMap<>();
        privileges.keySet().forEach(table -> schemas.merge(schema(table), false, Boolean::logicalOr));
        declared.keySet().forEach(table -> schemas.put(schema(table), true));
        made.forEach(table -> schemas.put(schema(table), true));
        return schemas;
    }

    /// Statements whose rights no text tells, with their steps.
    Set<String> untold() {
        return untold;
    }

    private static String schema(TableName table) {
        return table.schema().orElse("public");
    }

    private void add(Pipeline pipeline, Step step) {
        switch (step) {
            case Step.Copy copy -> copied(copy);
            case Step.Sql sql -> {
                sql.creates().forEach(table -> declared.putIfAbsent(table.name(), table));
                SqlUses uses = SqlUses.of(sql);
                uses.uses().forEach((table, all) -> need(table).addAll(all));
                made.addAll(uses.made());
                owned.addAll(uses.owned());
                uses.untold().forEach(kind -> untold.add(pipeline.name() + "/" + sql.name() + ": " + kind));
            }
        }
    }

    private void copied(Step.Copy copy) {
        Table table = copy.table();
        declared.putIfAbsent(table.name(), table);
        Set<Privilege> needed = need(table.name());
        needed.add(Privilege.INSERT);
        switch (copy.load()) {
            case Step.Load.Append append -> {}
            case Step.Load.Replace replace -> {
                if (replace.swap()) {
                    owned.add(table.name());
                } else {
                    needed.add(Privilege.DELETE);
                }
            }
            case Step.Load.Merge merge -> needed.addAll(EnumSet.of(Privilege.SELECT, Privilege.DELETE));
            case Step.Load.Range range -> needed.addAll(EnumSet.of(Privilege.SELECT, Privilege.DELETE));
        }
        if (table.audit()) {
            // A run is taken back by the number in its rows.
            needed.addAll(EnumSet.of(Privilege.SELECT, Privilege.DELETE));
        }
        if (table.drift() == Table.Drift.ADD) {
            needed.add(Privilege.ALTER);
        }
        CopyOptions.Value statistics = copy.options().values().get("statupdate");
        if (statistics != null && !isOff(statistics)) {
            // ANALYZE after COPY is for owners.
            owned.add(table.name());
        }
    }

    private static boolean isOff(CopyOptions.Value option) {
        return option instanceof CopyOptions.Value.Word(String word) && word.equalsIgnoreCase("off");
    }

    private Set<Privilege> need(TableName table) {
        return privileges.computeIfAbsent(table, none -> EnumSet.noneOf(Privilege.class));
    }
}
