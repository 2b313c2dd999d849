package io.windlass.schema;

import java.util.Objects;
import java.util.Optional;

/// One column of a table and where its value comes from.
///
/// @param name lower case, at most 127 bytes
/// @param type the parsed Redshift type
/// @param path the JSONPath of its value in bracket notation, such as `$['child']['flag']`
/// @param notNull whether NULL is refused
/// @param defaultValue the SQL expression of its default, if any
/// @param encode the compression encoding, if named
/// @param identity seed and step, if the warehouse numbers it
/// @param comment free text; empty where none
public record Column(
        String name,
        ColumnType type,
        String path,
        boolean notNull,
        Optional<String> defaultValue,
        Optional<String> encode,
        Optional<Identity> identity,
        String comment) {

    public Column {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(type, "type is null");
        Objects.requireNonNull(path, "path is null");
        Objects.requireNonNull(defaultValue, "defaultValue is null");
        Objects.requireNonNull(encode, "encode is null");
        Objects.requireNonNull(identity, "identity is null");
        Objects.requireNonNull(comment, "comment is null");
    }

    /// A column without anything but name, type and path.
    public static Column of(String name, ColumnType type, String path) {
        return new Column(name, type, path, false, Optional.empty(), Optional.empty(), Optional.empty(), "");
    }

    /// @param seed the first number
    /// @param step the distance to the next
    public record Identity(long seed, long step) {}
}
