package io.windlass.pipeline;

import io.windlass.schema.Column;
import io.windlass.schema.Identifier;
import io.windlass.schema.Suggestion;
import io.windlass.schema.Table;
import io.windlass.schema.Table.Distribution;
import io.windlass.schema.Table.Drift;
import io.windlass.schema.Table.SortKey;
import io.windlass.schema.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads a schema file: one table.
final class TableReader {

    /// Columns of a table (Database Developer Guide, "CREATE TABLE", limits).
    static final int MAX_COLUMNS = 1_600;

    /// Columns of a compound and of an interleaved sort key (the same page).
    private static final int MAX_COMPOUND = 400;

    private static final int MAX_INTERLEAVED = 8;

    /// What `audit` adds.
    static final List<String> AUDIT_COLUMNS = List.of("_run_id", "_loaded_at");

    private final Fields fields;

    TableReader(Fields fields) {
        this.fields = fields.only(
                "$schema", "table", "columns", "primaryKey", "sortKey", "distribution", "comment", "audit", "drift");
    }

    /// What a file declares: the name as far as it could be read, and the table where all of it could.
    record Declared(Place place, Optional<TableName> name, Optional<Table> table) {}

    Declared read() {
        fields.text("$schema");
        Optional<TableName> name =
                fields.needText("table", "the table's name, or schema.name").flatMap(this::name);
        boolean audit = fields.flag("audit").orElse(false);
        int before = fields.place().mistakes().size();
        List<Column> columns = new ColumnReader(audit).read(fields);
        boolean sound = fields.place().mistakes().size() == before && !columns.isEmpty();
        // Keys are checked against columns that could be read: one mistake in a column is enough of a report.
        List<String> primaryKey = sound ? columns("primaryKey", columns) : List.of();
        SortKey sortKey = sound ? sortKey(columns) : SortKey.none();
        Distribution distribution = sound ? distribution(columns) : new Distribution.Auto();
        String comment = fields.text("comment").orElse("");
        Drift drift = fields.text("drift").flatMap(this::drift).orElse(Drift.IGNORE);
        return new Declared(
                fields.place(),
                name,
                name.filter(ignored -> sound)
                        .map(known ->
                                new Table(known, columns, primaryKey, distribution, sortKey, comment, audit, drift)));
    }

    private Optional<TableName> name(String text) {
        Place place = fields.at("table");
        String[] parts = text.split("\\.", -1);
        if (parts.length > 2) {
            place.mistake(Fields.quoted(text) + " has more than one dot; write name or schema.name");
            return Optional.empty();
        }
        for (String part : parts) {
            Optional<String> refusal = Identifier.refusal(part)
                    .or(() -> Identifier.bytes(part) > Identifier.MAX_BYTES
                            ? Optional.of("a name has at most " + Identifier.MAX_BYTES + " bytes, this one "
                                    + Identifier.bytes(part))
                            : Optional.empty());
            if (refusal.isPresent()) {
                place.mistake(refusal.get() + "; choose another name");
                return Optional.empty();
            }
        }
        TableName name = TableName.parse(text);
        if (name.name().startsWith("#")) {
            place.mistake(Fields.quoted(text)
                    + " starts with #, which makes a table that is gone when its session ends; choose another name");
            return Optional.empty();
        }
        if (name.schema().filter(schema -> schema.equals("windlass")).isPresent()) {
            place.mistake("the schema windlass holds Windlass's own tables; choose another schema");
            return Optional.empty();
        }
        Optional<String> system =
                name.schema().filter(schema -> schema.startsWith("pg_") || schema.equals("information_schema"));
        if (system.isPresent()) {
            place.mistake("the schema \"" + system.get()
                    + "\" is of the database's own, which nobody else makes or fills; choose another schema");
            return Optional.empty();
        }
        return Optional.of(name);
    }

    private List<String> columns(String member, List<Column> columns) {
        return fields.has(member) ? known(fields.texts(member), columns, member) : List.of();
    }

    /// The names of a list that are columns, folded; the others are mistakes.
    static List<String> known(List<Fields.Item> items, List<Column> columns, String member) {
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Fields.Item item : items) {
            Optional<Column> column = column(item.place(), item.text(), columns);
            if (column.isPresent() && !seen.add(column.get().name())) {
                item.place().mistake("column " + Fields.quoted(item.text()) + " is given twice in \"" + member + "\"");
            }
            column.ifPresent(found -> names.add(found.name()));
        }
        return names;
    }

    /// The column of that name, or a mistake at the place.
    static Optional<Column> column(Place place, String text, List<Column> columns) {
        String name = Identifier.fold(text);
        Optional<Column> found =
                columns.stream().filter(column -> column.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            List<String> names = columns.stream().map(Column::name).toList();
            place.mistake("there is no column " + Fields.quoted(text)
                    + Suggestion.nearest(name, names)
                            .map(near -> "; did you mean \"" + near + "\"?")
                            .orElse("; the table has " + listed(names)));
        }
        return found;
    }

    private static String listed(List<String> names) {
        return names.size() <= 12
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, 12)) + " and " + (names.size() - 12) + " more";
    }

    private SortKey sortKey(List<Column> columns) {
        Place place = fields.at("sortKey");
        if (fields.value("sortKey").isObject()) {
            Fields object = fields.object("sortKey").orElseThrow().only("style", "columns");
            Optional<String> style = object.needText("style", "interleaved or compound");
            if (style.filter(text -> !text.equals("interleaved") && !text.equals("compound"))
                    .isPresent()) {
                object.at("style")
                        .mistake(
                                "\"style\" must be \"interleaved\" or \"compound\", not " + Fields.quoted(style.get()));
            }
            if (!object.has("columns")) {
                object.missing("columns", "\"columns\" is missing: the columns of the sort key");
            }
            boolean interleaved = style.filter("interleaved"::equals).isPresent();
            List<String> names = object.has("columns") ? known(object.texts("columns"), columns, "sortKey") : List.of();
            return checked(place, new SortKey(names, interleaved), columns);
        }
        if (fields.has("sortKey") && !fields.value("sortKey").isArray()) {
            fields.wrong("sortKey", "a list of columns, or {\"style\": \"interleaved\", \"columns\": […]}");
            return SortKey.none();
        }
        return checked(place, new SortKey(columns("sortKey", columns), false), columns);
    }

    private static SortKey checked(Place place, SortKey key, List<Column> columns) {
        int most = key.interleaved() ? MAX_INTERLEAVED : MAX_COMPOUND;
        if (key.columns().size() > most) {
            place.mistake((key.interleaved() ? "an interleaved" : "a compound") + " sort key has at most " + most
                    + " columns, this one " + key.columns().size());
        }
        comparable(place, key.columns(), columns, "rows cannot be sorted by");
        return key;
    }

    private static void comparable(Place place, List<String> names, List<Column> columns, String cannot) {
        columns.stream()
                .filter(column -> names.contains(column.name()))
                .filter(column -> !column.type().kind().comparable())
                .forEach(column -> place.mistake(cannot + " \"" + column.name() + "\", which is "
                        + column.type().sql()));
    }

    private Distribution distribution(List<Column> columns) {
        Place place = fields.at("distribution");
        if (fields.value("distribution").isObject()) {
            Fields object = fields.object("distribution").orElseThrow().only("key");
            Optional<Column> key = object.needText("key", "the column by which rows are spread")
                    .flatMap(text -> column(object.at("key"), text, columns));
            key.ifPresent(
                    column -> comparable(place.at("key"), List.of(column.name()), columns, "rows cannot be spread by"));
            return key.<Distribution>map(column -> new Distribution.Key(column.name()))
                    .orElseGet(Distribution.Auto::new);
        }
        if (!fields.value("distribution").isText()) {
            fields.wrong("distribution", "\"auto\", \"even\", \"all\" or {\"key\": \"a column\"}");
            return new Distribution.Auto();
        }
        return fields.text("distribution")
                .flatMap(text -> Choice.of(place, "distribution", text, Style.class))
                .<Distribution>map(style -> switch (style) {
                    case AUTO -> new Distribution.Auto();
                    case EVEN -> new Distribution.Even();
                    case ALL -> new Distribution.All();
                })
                .orElseGet(Distribution.Auto::new);
    }

    /// The distributions that need no column.
    private enum Style {
        AUTO,
        EVEN,
        ALL
    }

    private Optional<Drift> drift(String text) {
        return Choice.of(fields.at("drift"), "drift", text, Drift.class);
    }
}
