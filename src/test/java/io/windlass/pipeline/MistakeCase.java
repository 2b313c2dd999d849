package io.windlass.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A wrong definition and what its writer is told, as the files below `mistakes` have it.
///
/// @param title what is wrong
/// @param files the definitions by name
/// @param report the lines of the report
record MistakeCase(String title, Map<String, String> files, List<String> report) {

    static final Path FOLDER = Path.of("src/test/resources/mistakes");

    /// All cases of all files, each with the base's files.
    static List<MistakeCase> all() throws IOException {
        Map<String, String> base =
                read(FOLDER.resolve("base.txt"), Map.of()).getFirst().files();
        List<MistakeCase> cases = new ArrayList<>();
        for (String topic :
                List.of("json", "tables", "columns", "pipelines", "copies", "options", "sql", "operation")) {
            cases.addAll(read(FOLDER.resolve(topic + ".txt"), base));
        }
        return cases;
    }

    static List<MistakeCase> read(Path file, Map<String, String> base) throws IOException {
        List<MistakeCase> cases = new ArrayList<>();
        String title = "";
        String name = "";
        Map<String, String> files = new TreeMap<>(base);
        List<String> report = new ArrayList<>();
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.add("## ");
        for (String line : lines) {
            if (line.startsWith("## ")) {
                if (!title.isEmpty()) {
                    cases.add(new MistakeCase(title, files, report));
                }
                title = line.substring(3);
                files = new TreeMap<>(base);
                report = new ArrayList<>();
            } else if (line.startsWith("@ ")) {
                name = line.substring(2);
                files.put(name, "");
            } else if (line.startsWith("> ")) {
                report.add(line.substring(2));
            } else if (!line.isEmpty() || report.isEmpty()) {
                files.merge(name, line + "\n", String::concat);
            }
        }
        return cases;
    }

    /// What the reader says.
    List<String> said() {
        return switch (Definitions.read(DefinitionFiles.of(files))) {
            case Definitions.Sound sound -> List.of();
            case Definitions.Faulty(List<Mistake> mistakes) ->
                mistakes.stream().map(Mistake::toString).toList();
        };
    }
}
