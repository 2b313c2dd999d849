package io.windlass.inference;

import io.windlass.schema.ColumnPath.Part;
import io.windlass.schema.Identifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Names for columns: such as can be written without quotes wherever the data allow it, all different after
/// folding and cutting.
final class ColumnNames {

    private final Set<String> given = new HashSet<>();
    private final List<String> remarks = new ArrayList<>();

    /// @param parts of the path, joined with `_`
    String of(List<Part> parts) {
        return name(parts.stream()
                .map(part -> switch (part) {
                    case Part.Member(String name) -> plain(name);
                    case Part.Index(int position) -> String.valueOf(position);
                })
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("_")));
    }

    /// @param text from a header
    String of(String text) {
        return name(plain(text));
    }

    /// A name that stands for nothing but a position, from 1.
    String at(int position) {
        return name("column_" + position);
    }

    /// Letters, digits and underscores; whatever else there is becomes one underscore between them.
    static String plain(String text) {
        return text.strip()
                .replaceAll("[^\\p{L}\\p{N}_]+", "_")
                .replaceFirst("^_(?=[\\p{L}\\p{N}])", text.strip().startsWith("_") ? "_" : "")
                .replaceFirst("(?<=[\\p{L}\\p{N}])_$", text.strip().endsWith("_") ? "_" : "")
                .toLowerCase(Locale.ROOT);
    }

    private String name(String text) {
        String base = Identifier.fold(text.matches("_*") ? "column" : text);
        if (Character.isDigit(base.codePointAt(0))) {
            base = Identifier.fold("_" + base);
        }
        // A reserved word would have to be quoted in every query.
        Optional<String> refusal = Identifier.refusal(base);
        if (refusal.isPresent()) {
            base = Identifier.fold(base + "_");
        }
        String name = base;
        for (int number = 2; !given.add(name); number++) {
            String suffix = "_" + number;
            name = cut(base, Identifier.MAX_BYTES - suffix.length()) + suffix;
        }
        if (refusal.isPresent()) {
            remarks.add(refusal.get() + ": the column is named " + name);
        }
        return name;
    }

    /// Which names could not stay as they are.
    List<String> remarks() {
        return List.copyOf(remarks);
    }

    private static String cut(String text, int bytes) {
        String cut = text;
        while (Identifier.bytes(cut) > bytes) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut;
    }
}
