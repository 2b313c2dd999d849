package io.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {

    private static final Map<String, String> DEFINITIONS =
            Map.of("schemas/numbers.json", """
            {"table": "numbers", "columns": [{"name": "n", "type": "integer"}, {"name": "secret", "type": "varchar(40)"}]}""", "pipelines/numbers.json", """
            {"pipeline": "numbers", "start": %s, "steps": [
              {"step": "numbers", "copy": "numbers", "from": {"prefix": "in/", "match": ".*\\\\.json"},
               "format": "json"}]}""");

    @TempDir
    private Path directory;

    @Test
    void anUnknownPipelineIsNamedWithThoseThatThereAre() throws IOException {
        Command run = Command.run(
                "run", "nobody", "--definitions", definitions("\"arrivals\""), "--data", directory.toString());

        assertEquals(2, run.code());
        assertEquals("there is no pipeline nobody; the definitions have numbers\n", run.err());
        assertEquals(List.of(), run.out());
    }

    @Test
    void wrongUsageIsCode64() {
        assertEquals(64, Command.run("run", "numbers").code());
        assertEquals(64, Command.run("run", "--data", directory.toString()).code());
        assertEquals(64, Command.run("run", "numbers", "--data", "d", "--what").code());
        assertEquals(64, Command.run("walk").code());
        assertEquals(
                64,
                Command.run("run", "numbers", "--data", directory.toString(), "--threads", "0")
                        .code());
        assertEquals(
                64,
                Command.run("run", "numbers", "--data", directory.toString(), "--duplicate", "often")
                        .code());
    }

    @Test
    void aDirectoryThatIsNoneIsNamed() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        Command run = Command.run("run", "numbers", "--data", file.toString());

        assertEquals(2, run.code());
        assertEquals("--data " + file + " is no directory\n", run.err());
    }

    @Test
    void everyMistakeInTheDefinitionsIsALineWithFileAndPointer() throws IOException {
        String definitions = definitions("\"whenever\"");
        Files.writeString(Path.of(definitions, "schemas", "numbers.json"), """
                {"table": "numbers", "columns": [{"name": "n", "type": "intger"}]}""");

        Command run = Command.run("run", "numbers", "--definitions", definitions, "--data", directory.toString());

        assertEquals(2, run.code());
        List<String> lines = run.err().lines().toList();
        assertEquals(2, lines.size(), run.err());
        assertTrue(lines.get(0).startsWith("pipelines/numbers.json /start: "), run.err());
        assertTrue(lines.get(1).startsWith("schemas/numbers.json /columns/0/type: "), run.err());
        assertTrue(lines.get(1).contains("did you mean INTEGER"), run.err());
        assertEquals(List.of(), run.out());
    }

    @Test
    void definitionsThatAreNotThereAreAMistake() {
        Path missing = directory.resolve("missing");

        Command run =
                Command.run("run", "numbers", "--definitions", missing.toString(), "--data", directory.toString());

        assertEquals(2, run.code());
        assertTrue(run.err().contains("there is no directory " + missing), run.err());
    }

    @Test
    void aScheduledPipelineIsStartedOnceAndStandardOutputHoldsJsonAlone() throws IOException {
        put("in/1.json", "{\"n\":1,\"secret\":\"a \\\"quoted\\\" one\"}");
        put("in/2.json", "{\"n\":2}");
        put("in/README.txt", "unmatched");
        put("elsewhere.json", "unmatched");

        Command run = Command.run(
                "run",
                "numbers",
                "--definitions",
                definitions("{\"schedule\": \"rate(1 hour)\"}"),
                "--data",
                data(),
                "--json",
                "--sql",
                "select n, secret, n * 1.5 as more, n > 1 as large from numbers order by n",
                "--sql",
                "select count(distinct run) as runs, count(*) as steps from windlass.ledger");

        assertEquals(0, run.code(), run.err());
        assertEquals(
                List.of(
                        "{\"n\":1,\"secret\":\"a \\\"quoted\\\" one\",\"more\":1.5,\"large\":false}",
                        "{\"n\":2,\"secret\":null,\"more\":3.0,\"large\":true}",
                        "{\"runs\":1,\"steps\":1}"),
                run.out());
        assertTrue(
                run.err()
                        .contains("not recorded: 2 objects that no step takes: s3://data/elsewhere.json and"
                                + " s3://data/in/README.txt\n"),
                run.err());
    }

    @Test
    void aManualPipelineIsStartedOnceAndAQueryThatFailsIsCode2() throws IOException {
        put("in/1.json", "{\"n\":1}");

        Command run = Command.run(
                "run",
                "numbers",
                "--definitions",
                definitions("\"manual\""),
                "--data",
                data(),
                "--json",
                "--sql",
                "select count(*) as runs from windlass.ledger",
                "--sql",
                "select nothing from nowhere");

        assertEquals(2, run.code());
        assertEquals(List.of("{\"runs\":1}"), run.out());
        assertTrue(run.err().contains("query failed: select nothing from nowhere: "), run.err());
    }

    @Test
    void anObjectThatIsSetAsideIsNamedWithItsLineAndTheRestIsLoaded() throws IOException {
        put("in/good.json", "{\"n\":1}\n{\"n\":2}");
        put(
                "in/bad one.json",
                "{\"n\":3,\"secret\":\"top-secret-value\"}\n{\"n\":\"x\",\"secret\":\"top-secret-value\"}");

        Command run = Command.run("run", "numbers", "--definitions", definitions("\"arrivals\""), "--data", data());

        assertEquals(2, run.code());
        assertTrue(run.err().contains("in/bad one.json of step numbers#numbers: line 2, column n: "), run.err());
        assertFalse(run.err().contains("top-secret-value"), run.err());
        String out = String.join("\n", run.out());
        assertTrue(out.contains("void") && out.contains("loaded"), out);
    }

    private String definitions(String start) throws IOException {
        Path definitions = directory.resolve("definitions");
        List<String> names = new ArrayList<>(DEFINITIONS.keySet());
        for (String name : names) {
            Path file = definitions.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, DEFINITIONS.get(name).replace("%s", start));
        }
        return definitions.toString();
    }

    private void put(String key, String content) throws IOException {
        Path file = directory.resolve("data").resolve(key);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private String data() {
        return directory.resolve("data").toString();
    }
}
