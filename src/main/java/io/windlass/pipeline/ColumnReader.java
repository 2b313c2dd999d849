package io.windlass.pipeline;

import io.windlass.redshift.Statement;
import io.windlass.schema.Column;
import io.windlass.schema.ColumnPath;
import io.windlass.schema.ColumnType;
import io.windlass.schema.Identifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the columns of a schema file, nested ones too, and sees that no two have the same name.
final class ColumnReader {

    private static final String[] LEAF = {"name", "type", "path", "notNull", "default", "encode", "identity", "comment"
    };

    private final boolean audit;
    private final List<Column> columns = new ArrayList<>();
    /// Where each folded name was met first.
    private final Map<String, Place> names = new HashMap<>();

    ColumnReader(boolean audit) {
        this.audit = audit;
    }

    List<Column> read(Fields table) {
        if (!table.has("columns")) {
            table.missing("columns", "\"columns\" is missing: the table's columns, at least one");
            return columns;
        }
        entries(table, ColumnPath.root());
        int most = TableReader.MAX_COLUMNS - (audit ? TableReader.AUDIT_COLUMNS.size() : 0);
        if (columns.size() > most) {
            table.at("columns")
                    .mistake("a table has at most " + most + " columns" + (audit ? " beside the audit's" : "")
                            + ", this one " + columns.size());
        }
        if (!columns.isEmpty()
                && columns.stream().allMatch(column -> column.identity().isPresent())) {
            table.at("columns").mistake("every column is numbered by the warehouse, so there is nothing to load");
        }
        return columns;
    }

    private void entries(Fields parent, ColumnPath path) {
        if (parent.value("columns").isEmptyList()) {
            parent.at("columns").mistake("\"columns\" must not be empty");
        }
        for (Fields entry : parent.objects("columns")) {
            if (entry.has("columns")) {
                parent(entry, path);
            } else {
                leaf(entry.only(LEAF), path);
            }
        }
    }

    /// An entry with `columns`: no column of its own, only where its children's paths begin.
    private void parent(Fields entry, ColumnPath outer) {
        if (entry.has("type")) {
            entry.place().mistake("has both \"type\" and \"columns\": a column has a type, a parent has columns");
            return;
        }
        for (String member : List.of("notNull", "default", "encode", "identity")) {
            if (entry.has(member)) {
                entry.at(member).mistake("a parent of columns has no \"" + member + "\"; give it to the columns");
            }
        }
        entry.only("name", "path", "columns", "comment", "notNull", "default", "encode", "identity");
        entry.text("comment");
        if (entry.has("name") && entry.has("path")) {
            entry.at("name").mistake("a parent of columns is no column and needs no \"name\" beside its \"path\"");
        }
        if (!entry.has("name") && !entry.has("path")) {
            entry.missing("path", "\"path\" is missing: the member that holds the columns' values");
        }
        String member = entry.has("path") ? "path" : "name";
        Optional<ColumnPath> own = entry.text(member).flatMap(text -> path(entry.at(member), member, text));
        // Without a path of its own a parent is read on for the mistakes in its children.
        entries(entry, outer.then(own.orElseGet(ColumnPath::root)));
    }

    private void leaf(Fields entry, ColumnPath outer) {
        if (!entry.has("name") && !entry.has("path")) {
            entry.missing("name", "\"name\" is missing: the column's name, or a \"path\" to take it from");
        }
        Optional<String> given = entry.text("name");
        Optional<ColumnPath> path = (entry.has("path")
                        ? entry.text("path").flatMap(text -> path(entry.at("path"), "path", text))
                        : given.map(ColumnPath::member))
                .map(outer::then);
        Optional<String> name = given.map(Identifier::fold).or(() -> path.map(ColumnPath::defaultName));
        name.ifPresent(text -> named(entry, given.isPresent(), text));
        Optional<ColumnType> type = entry.needText("type", "the column's Redshift type, such as \"varchar(256)\"")
                .flatMap(text -> type(entry.at("type"), text));
        Attributes attributes = attributes(entry, type);
        if (name.isPresent() && path.isPresent() && type.isPresent()) {
            columns.add(new Column(
                    name.get(),
                    type.get(),
                    path.get().bracketed(),
                    attributes.notNull,
                    attributes.defaultValue,
                    attributes.encode,
                    attributes.identity,
                    entry.text("comment").orElse("")));
        }
    }

    private static Optional<ColumnPath> path(Place place, String member, String text) {
        if (member.equals("name") && !text.isEmpty()) {
            return Optional.of(ColumnPath.member(text));
        }
        return switch (ColumnPath.parse(text)) {
            case ColumnPath.Parsing.Parsed(ColumnPath path) -> Optional.of(path);
            case ColumnPath.Parsing.Refused(String message) -> {
                place.mistake(message);
                yield Optional.empty();
            }
        };
    }

    /// Checks a name and sees whether it was met before.
    private void named(Fields entry, boolean given, String name) {
        Place place = given ? entry.at("name") : entry.place();
        Optional<String> refusal = Identifier.refusal(name);
        if (refusal.isPresent()) {
            place.mistake(refusal.get() + "; "
                    + (given && !entry.has("path")
                            ? "give the column another \"name\" and the member as its \"path\""
                            : "give the column another \"name\""));
            return;
        }
        if (audit && TableReader.AUDIT_COLUMNS.contains(name)) {
            place.mistake("\"" + name + "\" is a column that \"audit\" adds; give this one another name");
        }
        if (name.equals(Statement.Deduplicate.PLACE)) {
            place.mistake("\"" + name + "\" is a column that a merge adds to its staging; give this one another name");
        }
        Place first = names.putIfAbsent(name, place);
        if (first != null) {
            String written = given ? entry.text("name").orElse(name) : name;
            String why = written.equals(name)
                    ? ""
                    : Identifier.bytes(written) > Identifier.MAX_BYTES
                            ? " (names are cut at " + Identifier.MAX_BYTES + " bytes)"
                            : " (names are folded to lower case)";
            place.mistake("there is a column \"" + name + "\" already at " + first.pointer() + why);
        }
    }

    private static Optional<ColumnType> type(Place place, String text) {
        return switch (ColumnType.parse(text)) {
            case ColumnType.Parsing.Parsed(ColumnType type) -> Optional.of(type);
            case ColumnType.Parsing.Refused(String message) -> {
                place.mistake(message);
                yield Optional.empty();
            }
        };
    }

    private record Attributes(
            boolean notNull,
            Optional<String> defaultValue,
            Optional<String> encode,
            Optional<Column.Identity> identity) {}

    private static Attributes attributes(Fields entry, Optional<ColumnType> type) {
        Optional<String> encode = entry.text("encode").flatMap(text -> encoding(entry.at("encode"), text, type));
        Optional<Column.Identity> identity = entry.has("identity") ? identity(entry, type) : Optional.empty();
        if (entry.has("identity") && entry.has("default")) {
            entry.at("default").mistake("a column that the warehouse numbers has no \"default\"");
        }
        return new Attributes(entry.flag("notNull").orElse(false), defaultValue(entry), encode, identity);
    }

    private static Optional<String> defaultValue(Fields entry) {
        Json value = entry.value("default");
        if (value.isNumber() || value.isFlag() || value.isNull()) {
            entry.at("default").mistake("\"default\" is SQL in a string: write \"" + value.text() + "\"");
            return Optional.empty();
        }
        Optional<String> sql = entry.text("default");
        sql.flatMap(SqlText::expressionRefusal)
                .ifPresent(message -> entry.at("default").mistake(message));
        return sql.map(String::strip);
    }

    private static Optional<String> encoding(Place place, String text, Optional<ColumnType> type) {
        Optional<Encoding> encoding = Choice.of(place, "encode", text, Encoding.class);
        encoding.filter(known -> type.isPresent() && !known.takes(type.get().kind()))
                .ifPresent(known -> place.mistake("encoding \"" + text + "\" does not take "
                        + type.get().sql() + "; it is for " + known.types()));
        return encoding.map(Encoding::toString);
    }

    private static Optional<Column.Identity> identity(Fields entry, Optional<ColumnType> type) {
        Json value = entry.value("identity");
        Place place = entry.at("identity");
        if (value.size() != 2 || !value.entry(0).isLong() || !value.entry(1).isLong()) {
            place.mistake("\"identity\" is [seed, step], two whole numbers, such as [1, 1]");
            return Optional.empty();
        }
        if (value.entry(1).whole().longValue() == 0) {
            place.mistake("the step of \"identity\" must not be 0: every row would have the same number");
        }
        type.map(ColumnType::kind)
                .filter(kind -> kind != ColumnType.Kind.INTEGER && kind != ColumnType.Kind.BIGINT)
                .ifPresent(kind -> place.mistake("the warehouse numbers only INTEGER and BIGINT columns, not "
                        + type.get().sql()));
        return Optional.of(new Column.Identity(
                value.entry(0).whole().longValue(), value.entry(1).whole().longValue()));
    }
}
