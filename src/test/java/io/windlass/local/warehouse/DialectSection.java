package io.windlass.local.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A part of the table of the dialect, as a file in `src/test/resources/dialect` says it.
///
/// A line that begins with `##` is the title, with `>` a line of the text below it, with `*` a statement run once
/// before all rows, with `^` a statement run before each. A line that begins otherwise names a feature; what belongs to
/// it is indented: `+` the content of the object `dialect/row.txt`, `<` the key of the object that holds the value, `=`
/// the value, `!` the words of the refusal, and anything else a statement. `\n` and `\t` stand for their characters in
/// contents and values.
///
/// @param title the heading
/// @param text what stands below it
/// @param once statements before all rows
/// @param each statements before each row
/// @param features the rows
record DialectSection(
        String title, List<String> text, List<String> once, List<String> each, List<DialectFeature> features) {

    private static final Path FOLDER = Path.of("src", "test", "resources", "dialect");

    static List<DialectSection> all() throws IOException {
        List<DialectSection> sections = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                sections.addAll(read(Files.readAllLines(file)));
            }
        }
        return sections;
    }

    static List<DialectSection> read(List<String> lines) {
        List<DialectSection> sections = new ArrayList<>();
        for (int at = 0; at < lines.size(); ) {
            String line = lines.get(at);
            String rest = line.length() > 2 ? line.substring(2).strip() : "";
            if (line.isBlank()) {
                at++;
            } else if (line.startsWith("## ")) {
                sections.add(new DialectSection(
                        rest, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
                at++;
            } else if (line.startsWith("> ")) {
                sections.getLast().text.add(rest);
                at++;
            } else if (line.startsWith("* ")) {
                sections.getLast().once.add(rest);
                at++;
            } else if (line.startsWith("^ ")) {
                sections.getLast().each.add(rest);
                at++;
            } else {
                int end = at + 1;
                while (end < lines.size() && lines.get(end).startsWith(" ")) {
                    end++;
                }
                sections.getLast().features.add(feature(line.strip(), lines.subList(at + 1, end)));
                at = end;
            }
        }
        return sections;
    }

    private static DialectFeature feature(String name, List<String> lines) {
        List<String> statements = lines.stream()
                .map(String::strip)
                .filter(line -> !line.matches("[+<=!] .*"))
                .toList();
        if (statements.isEmpty()
                || marked(lines, "= ").isPresent() == marked(lines, "! ").isPresent()) {
            throw new IllegalArgumentException(name + " has no statement, or not one of a value and a refusal");
        }
        return new DialectFeature(
                name,
                marked(lines, "+ ").map(DialectSection::unescaped),
                statements,
                marked(lines, "< "),
                marked(lines, "= ").map(DialectSection::unescaped),
                marked(lines, "! "));
    }

    private static Optional<String> marked(List<String> lines, String mark) {
        return lines.stream()
                .map(String::stripLeading)
                .filter(line -> line.startsWith(mark))
                .map(line -> line.substring(mark.length()))
                .findFirst();
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\t", "\t");
    }
}
