package io.windlass.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Where in a JSON object the value of a column lies.
///
/// @param parts from the outermost in
public record ColumnPath(List<Part> parts) {

    public ColumnPath {
        parts = List.copyOf(parts);
    }

    /// One step into a document.
    public sealed interface Part {
        /// @param name a member's name, taken as it is
        record Member(String name) implements Part {}

        /// @param position in an array, from 0
        record Index(int position) implements Part {}
    }

    /// What became of a text.
    public sealed interface Parsing {
        record Parsed(ColumnPath path) implements Parsing {}

        /// @param message why it is no path, and what to write instead
        record Refused(String message) implements Parsing {}
    }

    /// One member, its name taken as it is, dots too.
    public static ColumnPath member(String name) {
        return new ColumnPath(List.of(new Part.Member(name)));
    }

    /// The document itself.
    public static ColumnPath root() {
        return new ColumnPath(List.of());
    }

    /// Reads a `path`: a plain text is one member; a text that starts with `$` is a JSONPath as a jsonpaths
    /// file has it, with dots, brackets and positions and nothing else.
    public static Parsing parse(String text) {
        if (text.isEmpty()) {
            return new Parsing.Refused("a path must not be empty");
        }
        return text.startsWith("$") ? new ColumnPathParser(text).parse() : new Parsing.Parsed(member(text));
    }

    /// The path that goes on with another one.
    public ColumnPath then(ColumnPath inner) {
        List<Part> all = new ArrayList<>(parts);
        all.addAll(inner.parts);
        return new ColumnPath(all);
    }

    /// In bracket notation, such as `$['child']['flag']`: the one form that can write every name. A quote or a
    /// backslash in a name is written with a backslash before it.
    public String bracketed() {
        return parts.stream()
                .map(part -> switch (part) {
                    case Part.Member(String name) ->
                        "['" + name.replace("\\", "\\\\").replace("'", "\\'") + "']";
                    case Part.Index(int position) -> "[" + position + "]";
                })
                .collect(Collectors.joining("", "$", ""));
    }

    /// The name of a column that has none of its own: the parts joined with `_`, folded and cut.
    public String defaultName() {
        return Identifier.fold(parts.stream()
                .map(part -> switch (part) {
                    case Part.Member(String name) -> name;
                    case Part.Index(int position) -> String.valueOf(position);
                })
                .collect(Collectors.joining("_")));
    }

    @Override
    public String toString() {
        return bracketed();
    }
}
