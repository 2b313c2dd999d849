package io.windlass.schema;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// A table's name, with or without its schema, folded to lower case as Redshift does even with quoted names
/// (Database Developer Guide, "Names and identifiers").
///
/// @param schema the schema, if one is named
/// @param name the table
public record TableName(Optional<String> schema, String name) {

    public TableName {
        schema = schema.map(text -> text.toLowerCase(Locale.ROOT));
        name = Objects.requireNonNull(name, "name is null").toLowerCase(Locale.ROOT);
    }

    public static TableName of(String schema, String name) {
        return new TableName(Optional.of(schema), name);
    }

    /// Reads `name` or `schema.name`.
    public static TableName parse(String text) {
        int dot = text.indexOf('.');
        return dot < 0
                ? new TableName(Optional.empty(), text)
                : new TableName(Optional.of(text.substring(0, dot)), text.substring(dot + 1));
    }

    @Override
    public String toString() {
        return schema.map(text -> text + "." + name).orElse(name);
    }
}
