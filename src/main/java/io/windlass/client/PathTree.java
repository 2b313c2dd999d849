package io.windlass.client;

import io.windlass.schema.Column;
import io.windlass.schema.ColumnPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// The document that holds one row: where each column's value stands in it.
final class PathTree {

    private final SequencedMap<String, PathTree> members = new LinkedHashMap<>();
    private final SortedMap<Integer, PathTree> elements = new TreeMap<>();
    private Optional<Column> column = Optional.empty();

    private PathTree() {}

    /// By the paths of the columns.
    ///
    /// @throws IllegalArgumentException where two columns cannot both be written, naming them
    static PathTree byPath(List<Column> columns) {
        PathTree root = new PathTree();
        for (Column column : columns) {
            if (ColumnPath.parse(column.path()) instanceof ColumnPath.Parsing.Parsed(ColumnPath path)) {
                root.add(column, path.parts());
            }
        }
        return root;
    }

    /// By the names of the columns.
    static PathTree byName(List<Column> columns) {
        PathTree root = new PathTree();
        columns.forEach(
                column -> root.add(column, ColumnPath.member(column.name()).parts()));
        return root;
    }

    SequencedMap<String, PathTree> members() {
        return members;
    }

    SortedMap<Integer, PathTree> elements() {
        return elements;
    }

    /// The column whose value stands here; empty where the values of several lie below.
    Optional<Column> column() {
        return column;
    }

    private void add(Column added, List<ColumnPath.Part> parts) {
        if (column.isPresent()) {
            throw clash(column.get(), added);
        }
        if (parts.isEmpty()) {
            if (!members.isEmpty() || !elements.isEmpty()) {
                throw clash(added, any());
            }
            column = Optional.of(added);
            return;
        }
        boolean mixed = parts.getFirst() instanceof ColumnPath.Part.Index ? !members.isEmpty() : !elements.isEmpty();
        if (mixed) {
            throw clash(added, any());
        }
        below(parts.getFirst()).add(added, parts.subList(1, parts.size()));
    }

    private PathTree below(ColumnPath.Part part) {
        return switch (part) {
            case ColumnPath.Part.Member(String name) -> members.computeIfAbsent(name, _ -> new PathTree());
            case ColumnPath.Part.Index(int position) -> elements.computeIfAbsent(position, _ -> new PathTree());
        };
    }

    private Column any() {
        return column.orElseGet(() -> (members.isEmpty() ? elements : members)
                .values()
                .iterator()
                .next()
                .any());
    }

    private static IllegalArgumentException clash(Column one, Column other) {
        return new IllegalArgumentException("columns " + one.name() + " and " + other.name()
                + " are read from places that lie in one another (" + one.path() + ", " + other.path() + ")");
    }
}
