package io.windlass.pipeline;

import io.windlass.pipeline.TableReader.Declared;
import io.windlass.schema.Identifier;
import io.windlass.schema.Suggestion;
import io.windlass.schema.Table;
import io.windlass.schema.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The tables that the schema files declare, those with mistakes too: a step that names one of them is not
/// wrong because the table is.
final class Declarations {

    private final Map<TableName, Declared> declared = new LinkedHashMap<>();
    /// Files that could not be read as far as their table's name.
    private final List<String> unreadable = new ArrayList<>();

    void add(Declared table) {
        if (table.name().isEmpty()) {
            unreadable(table.place().file());
            return;
        }
        TableName name = table.name().get();
        Declared first = declared.putIfAbsent(name, table);
        if (first != null) {
            table.place()
                    .at("table")
                    .mistake("table \"" + name + "\" is declared already in "
                            + first.place().file());
            return;
        }
        // Redshift looks for a table without a schema in "public", unless somebody changes the search path.
        TableName twin = name.schema().isEmpty()
                ? TableName.of("public", name.name())
                : new TableName(Optional.empty(), name.name());
        boolean inPublic = name.schema().isEmpty() || name.schema().get().equals("public");
        if (inPublic && declared.containsKey(twin)) {
            table.place()
                    .at("table")
                    .mistake("table \"" + name + "\" is the same as \"" + twin + "\", which is declared in "
                            + declared.get(twin).place().file());
        }
    }

    void unreadable(String file) {
        unreadable.add(file);
    }

    /// The declared table of that name, or a mistake at the place.
    Optional<Declared> find(Place place, String text) {
        TableName name = TableName.parse(Identifier.fold(text));
        Declared found = declared.get(name);
        if (found == null) {
            List<String> names =
                    declared.keySet().stream().map(TableName::toString).toList();
            place.mistake("no schema declares table " + Fields.quoted(text)
                    + near(name, names)
                            .map(near -> "; did you mean \"" + near + "\"?")
                            .orElse(names.isEmpty() ? "; add it under schemas/" : "; declared are " + known(names))
                    + (unreadable.isEmpty() ? "" : " (not read: " + String.join(", ", unreadable) + ")"));
        }
        return Optional.ofNullable(found);
    }

    SequencedMap<TableName, Table> tables() {
        SequencedMap<TableName, Table> tables = new LinkedHashMap<>();
        declared.forEach((name, table) -> table.table().ifPresent(sound -> tables.put(name, sound)));
        return tables;
    }

    /// A name that differs in a few letters, or only in its schema.
    private static Optional<String> near(TableName name, Collection<String> names) {
        return names.stream()
                .filter(other -> TableName.parse(other).name().equals(name.name()))
                .findFirst()
                .or(() -> Suggestion.nearest(name.toString(), names));
    }

    private static String known(List<String> names) {
        return names.size() <= 12
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, 12)) + " and " + (names.size() - 12) + " more";
    }
}
