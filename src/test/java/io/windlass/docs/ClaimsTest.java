package io.windlass.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each check of the documentation, held against a page that is wrong.
class ClaimsTest {

    private static final Path HERE = Path.of("docs/page.md");

    private static Page page(String text) {
        return new Page(HERE, text);
    }

    @Test
    void aLinkToAFileOrHeadingThatIsGone() {
        String text = """
                # A heading, with `code`
                [a](../README.md) [b](gone.md) [c](#a-heading-with-code) [d](../CHANGELOG.md#nothing) [e](https://example.org/x)
                ```
                [f](in-code.md)
                ```
                """;
        assertEquals(
                List.of(
                        "docs/page.md links to gone.md",
                        "docs/page.md links to ../CHANGELOG.md#nothing, but there is no such heading"),
                Claims.deadLinks(new Page(HERE, text.replace("(#a-heading-with-code)", "(../README.md)"))));
        assertEquals(List.of("a-heading-with-code"), page(text).anchors());
    }

    @Test
    void aFileClassOrMethodThatIsGone() {
        String text =
                "`src/main` `src/gone/` `Recorder.java` `Gone.java` `HouseTest` `GoneTest` `aws.Pause` `load.Pause`"
                        + " `Runs.open` `Runs.gone` `plain words` `template.yaml` `gone.yaml`";
        assertEquals(
                List.of("src/gone/", "Gone.java", "GoneTest", "load.Pause", "Runs.gone", "gone.yaml"),
                Claims.goneNames(page(text)).stream()
                        .map(line -> line.substring("docs/page.md names ".length()))
                        .toList());
    }

    @Test
    void aCommandThatCannotBeTyped() {
        String text = """
                `./windlass simulate --seeds 5` and `./windlass dance`
                ```sh
                ./windlass run p --data DIR \\
                    --sql 'select 1'   # fine
                ./windlass run p           # no data
                mvn verify
                ```
                """;
        List<String> wrong = Claims.wrongCommands(page(text));
        assertEquals(2, wrong.size(), wrong.toString());
        assertTrue(wrong.getFirst().startsWith("docs/page.md shows ./windlass dance: "), wrong.toString());
        assertTrue(wrong.getLast().startsWith("docs/page.md shows ./windlass run p: "), wrong.toString());
    }

    @Test
    void aDefinitionWithAMistake() {
        String text = """
                ```json
                {"table": "t", "columns": [{"name": "a", "type": "intger"}]}
                ```
                ```json
                {"what": "ever"}
                ```
                """;
        List<String> wrong = Claims.wrongDefinitions(page(text));
        assertEquals(2, wrong.size(), wrong.toString());
        assertEquals("docs/page.md has a block of JSON that is no definition", wrong.getFirst());
        assertTrue(wrong.getLast().startsWith("docs/page.md: schemas/t.json /columns/0/type"), wrong.toString());
    }
}
