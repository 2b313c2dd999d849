package io.windlass.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.pipeline.DefinitionFiles;
import io.windlass.pipeline.Definitions;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Support;
import io.windlass.simulation.Bug;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the documentation says that a machine can check. That each check can fail is shown by [ClaimsTest].
class DocumentationTest {

    private static final Pattern HOLE = Pattern.compile("(?m)^\\| (H\\d+) \\|.*\\| (yes)? ?\\|$");

    private static List<Page> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "clients/python/README.md")
                                    .map(Path::of),
                            docs.filter(file -> file.toString().endsWith(".md")).sorted())
                    .map(Page::read)
                    .toList();
        }
    }

    private static List<String> all(Function<Page, List<String>> claims) throws IOException {
        return pages().stream().map(claims).flatMap(List::stream).toList();
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        assertTrue(all(Page::links).size() > 50);
        assertEquals(List.of(), all(Claims::deadLinks));
    }

    @Test
    void everythingNamedIsThere() throws IOException {
        assertEquals(List.of(), all(Claims::goneNames));
    }

    @Test
    void everyCommandCanBeTyped() throws IOException {
        assertTrue(all(Page::commands).size() >= 4);
        assertEquals(List.of(), all(Claims::wrongCommands));
    }

    @Test
    void everyDefinitionIsSound() throws IOException {
        assertEquals(2, Page.read(Path.of("README.md")).blocks("json").size());
        assertEquals(List.of(), all(Claims::wrongDefinitions));
    }

    @Test
    void thePipelineOfTheReadmeCanBeRun() {
        List<String> blocks = Page.read(Path.of("README.md")).blocks("json");
        Map<String, String> files =
                new TreeMap<>(Map.of("pipelines/p.json", blocks.getFirst(), "schemas/t.json", blocks.getLast()));
        Definitions.Sound sound = (Definitions.Sound) Definitions.read(DefinitionFiles.of(files));
        for (Pipeline pipeline : sound.catalog().pipelines().values()) {
            assertEquals(List.of(), Support.missing(pipeline));
        }
    }

    @Test
    void theHolesThatCanBeOpenedAreThoseOfTheTable() {
        List<String> opened = HOLE.matcher(
                        Page.read(Path.of("docs/exactly-once.md")).text())
                .results()
                .filter(row -> row.group(2) != null)
                .map(row -> row.group(1))
                .toList();
        assertEquals(Stream.of(Bug.values()).map(Bug::name).toList(), opened);
    }
}
