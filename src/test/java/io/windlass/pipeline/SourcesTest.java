package io.windlass.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The short reading of definitions, beside the full one.
class SourcesTest {

    private static final String SCHEMA = """
            {"table": "t", "columns": [{"name": "a", "type": "INTEGER"}]}
            """;
    private static final String PIPELINE = """
            {"pipeline": "one", "start": "arrivals", "steps": [
              {"step": "s", "copy": "t", "from": {"prefix": "a/", "match": ".*\\\\.json"},
               "format": "json", "load": "append"}]}
            """;

    private final Map<String, String> files =
            new TreeMap<>(Map.of("schemas/t.json", SCHEMA, "pipelines/one.json", PIPELINE));

    private static Sources inFull(DefinitionFiles files) {
        return Sources.of(assertInstanceOf(Definitions.Sound.class, Definitions.read(files))
                .catalog());
    }

    /// Patterns are equal to nothing but themselves, so the texts are compared.
    private Optional<String> briefly(String... live) {
        return Sources.read(DefinitionFiles.of(files), List.of(live)).map(Sources::toString);
    }

    @Test
    void packagedDefinitionsTakeTheSameBothWays() {
        DefinitionFiles packaged = DefinitionFiles.packaged(SourcesTest.class.getClassLoader());
        Sources all = inFull(packaged);
        assertTrue(all.byPipeline().size() > 3, all.toString());
        assertEquals(
                Optional.of(all.toString()),
                Sources.read(packaged, all.byPipeline().keySet()).map(Sources::toString));
    }

    @Test
    void onlyLivePipelinesAreRead() {
        files.put("pipelines/two.json", PIPELINE.replace("\"one\"", "\"two\"").replace("\"prefix\"", "\"prefx\""));
        assertTrue(briefly("one").isPresent());
        assertEquals(Optional.empty(), briefly("one", "two"));
    }

    @Test
    void mistakesInTablesAndLoadsAreNotForIt() {
        Optional<String> sound = briefly("one");
        assertEquals(Optional.of(inFull(DefinitionFiles.of(files)).toString()), sound);
        files.put("schemas/t.json", "{}");
        assertEquals(sound, briefly("one"));
        assertInstanceOf(Definitions.Faulty.class, Definitions.read(DefinitionFiles.of(files)));
    }

    @Test
    void whatItCannotTellIsLeftToTheFullReading() {
        assertEquals(Optional.empty(), briefly("unknown"));
        for (String wrong :
                List.of("", "[]", "{", PIPELINE.replace(".*", "("), PIPELINE.replace("\"from\"", "\"form\""))) {
            files.put("pipelines/one.json", wrong);
            assertEquals(Optional.empty(), briefly("one"), wrong);
        }
    }

    @Test
    void aPipelineThatIsDefinedTwiceIsLeftToTheFullReading() {
        files.put("pipelines/again.json", PIPELINE);
        assertEquals(Optional.empty(), briefly("one"));
    }

    @Test
    void aStepThatIsNamedTwiceIsLeftToTheFullReading() {
        String step = PIPELINE.substring(PIPELINE.indexOf("{\"step\""), PIPELINE.lastIndexOf("]}"));
        files.put("pipelines/one.json", PIPELINE.replace(step, step + ", " + step));
        assertEquals(Optional.empty(), briefly("one"));
    }
}
