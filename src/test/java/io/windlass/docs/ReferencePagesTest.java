package io.windlass.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The reference is made of what it is about. After a change write it anew with `-Dwindlass.golden=write`.
class ReferencePagesTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Path REFERENCE = Path.of("docs/reference");
    private static final Path SCHEMAS = Path.of("src/main/resources/definitions");
    private static final Path LOAD = Path.of("src/main/java/io/windlass/load");
    private static final Pattern LINE = Pattern.compile("new Line\\(([A-Z_]+), ([^)]+)\\)");
    private static final Pattern KIND = Pattern.compile("((?: {4}/// .*\\n)+) {4}([A-Z_]+)[,;]");

    static void hold(String page, String text) throws IOException {
        Path file = REFERENCE.resolve(page);
        if ("write".equals(System.getProperty("windlass.golden"))) {
            Files.createDirectories(REFERENCE);
            Files.writeString(file, text);
        }
        assertEquals(Files.readString(file), text);
    }

    private static String schema(String heading, String file) throws IOException {
        return SchemaPage.of(heading, JSON.readTree(SCHEMAS.resolve(file).toFile()));
    }

    @Test
    void definitions() throws IOException {
        hold(
                "definitions.md",
                """
                # Definitions

                Every member of the files that say what is loaded. This page is generated from the published JSON Schemas,
                [pipeline](../../src/main/resources/definitions/pipeline.schema.json) and
                [schema](../../src/main/resources/definitions/schema.schema.json), by
                [ReferencePagesTest](../../src/test/java/io/windlass/docs/ReferencePagesTest.java). An unknown member is a mistake
                and told with what was probably meant; [Pipelines](../pipelines.md) says what becomes of it all.
                """ + schema("Pipeline files", "pipeline.schema.json") + schema("Schema files", "schema.schema.json"));
    }

    @Test
    void events() throws IOException {
        hold("events.md", """
                # Events

                What EventBridge is told when a run ends: `Run Committed`, `Run Undone`, `Run Quarantined` or `Run Failed`. This page is
                generated from [the published JSON Schema](../../src/main/resources/definitions/run-event.schema.json) by
                [ReferencePagesTest](../../src/test/java/io/windlass/docs/ReferencePagesTest.java); [Composition](../composition.md)
                shows who listens and how.
                """ + schema("The event", "run-event.schema.json"));
    }

    @Test
    void errors() throws IOException {
        Map<String, StringBuilder> kinds = new LinkedHashMap<>();
        Matcher kind = KIND.matcher(Files.readString(LOAD.resolve("FailureKind.java")));
        while (kind.find()) {
            String meaning = kind.group(1).replaceAll(" {4}/// ?", "").strip().replace('\n', ' ');
            kinds.put(kind.group(2), new StringBuilder(meaning).append("\n"));
        }
        StringBuilder table = new StringBuilder("\n| the text holds | kind |\n|---|---|\n");
        Matcher line = LINE.matcher(Files.readString(LOAD.resolve("FailureClassifier.java")));
        int lines = 0;
        while (line.find()) {
            List<String> words = Arrays.stream(line.group(2).split(", "))
                    .map(word -> "`" + word.strip().replaceAll("^\"|\"$", "") + "`")
                    .toList();
            assertTrue(kinds.containsKey(line.group(1)), line.group(1));
            table.append("| ")
                    .append(String.join(" and ", words))
                    .append(" | ")
                    .append(name(line.group(1)))
                    .append(" |\n");
            lines++;
        }
        assertTrue(lines > 50 && kinds.size() == 7, lines + " lines, " + kinds.size() + " kinds");
        StringBuilder page = new StringBuilder("""
                # Errors of the warehouse

                What an error text of Redshift means for a run. This page is generated from
                [FailureClassifier](../../src/main/java/io/windlass/load/FailureClassifier.java) by
                [ReferencePagesTest](../../src/test/java/io/windlass/docs/ReferencePagesTest.java). The table is read from the top and the
                first line that fits counts; small and capital letters are one, and names in quotes and addresses are not looked at.

                ## Kinds
                """);
        kinds.forEach((name, meaning) -> page.append("\n- **")
                .append(name(name))
                .append("**: ")
                .append(meaning.toString().strip()));
        hold("errors.md", page + "\n\n## The table\n" + table);
    }

    private static String name(String kind) {
        return kind.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
