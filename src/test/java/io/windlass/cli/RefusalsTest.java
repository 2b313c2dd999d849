package io.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What cannot be done is named, and nothing is started for it.
class RefusalsTest {

    private static final String STARTED = "starting the embedded cloud";

    @TempDir
    private Path directory;

    @Test
    void aHomeThatIsAFileIsNamed() throws IOException {
        Path file = Files.createFile(directory.resolve("home"));

        Command up = Command.run("up", "--home", file.toString());

        assertEquals(2, up.code(), up.err());
        assertEquals("--home " + file + " cannot be used: " + file + " is a file, not a directory\n", up.err());
    }

    @Test
    void aHomeBelowAFileIsNamed() throws IOException {
        Path home = Files.createFile(directory.resolve("file")).resolve("home");

        Command up = Command.run("up", "--home", home.toString());

        assertEquals(2, up.code(), up.err());
        assertTrue(up.err().startsWith("--home " + home + " cannot be used: "), up.err());
        assertEquals(1, up.err().lines().count(), up.err());
    }

    @Test
    void aTraceThatCannotBeWrittenIsNamed() throws IOException {
        Path missing = directory.resolve("missing").resolve("trace");
        data("in/1.csv");

        Command run = Command.run(
                "run", "numbers", "--definitions", definitions(""), "--data", data(), "--trace", missing.toString());
        Command demo = Command.run("demo", "--trace", directory.toString());
        Command up = Command.run("up", "--home", directory.resolve("home").toString(), "--trace", missing.toString());

        String none = "--trace " + missing + " cannot be used: there is no directory " + missing.getParent() + "\n";
        assertEquals(2, run.code(), run.err());
        assertEquals(none, run.err());
        assertEquals(2, demo.code(), demo.err());
        assertTrue(demo.err().startsWith("--trace " + directory + " cannot be used: "), demo.err());
        assertEquals(1, demo.err().lines().count(), demo.err());
        assertEquals(2, up.code(), up.err());
        assertEquals(none, up.err());
    }

    @Test
    void aPlaceForTheSampleThatIsNoneIsNamed() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        Path taken = Files.createDirectories(directory.resolve("taken"));
        Files.createFile(taken.resolve("song_data"));

        Command kept = Command.run("demo", "--keep", file.toString());
        Command blocked = Command.run("demo", "--keep", taken.toString());

        assertEquals(2, kept.code(), kept.err());
        assertEquals("--keep " + file + " cannot be used: " + file + " is a file, not a directory\n", kept.err());
        assertEquals(2, blocked.code(), blocked.err());
        assertTrue(blocked.err().startsWith("--keep " + taken + " cannot be used: "), blocked.err());
    }

    @Test
    void anEmptyDirectoryIsSaidBeforeAnythingStarts() throws IOException {
        Path empty = Files.createDirectories(directory.resolve("data").resolve("in"));

        Command run = Command.run("run", "numbers", "--definitions", definitions(""), "--data", empty.toString());

        assertEquals(2, run.code(), run.err());
        assertEquals("--data " + empty + " holds no file\n", run.err());
    }

    @Test
    void aPipelineThatCannotRunIsRefusedBeforeAnythingStarts() throws IOException {
        data("in/1.csv");

        Command run = Command.run(
                "run",
                "numbers",
                "--definitions",
                definitions(", \"options\": {\"delimiter\": \"|~|\"}"),
                "--data",
                data());

        assertEquals(2, run.code(), run.err());
        assertTrue(
                run.err()
                        .startsWith(
                                "numbers cannot run: step \"numbers\": a \"delimiter\" of more than one character is not"),
                run.err());
        assertFalse(run.err().contains(STARTED), run.err());
        assertFalse(run.err().contains("ledger"), run.err());
    }

    @Test
    void aDirectoryOfWhichNothingMatchesHasNoLedgerAndIsNothingWrong() throws IOException {
        data("elsewhere.csv");

        Command run = Command.run("run", "numbers", "--definitions", definitions(""), "--data", data());

        assertEquals(0, run.code(), run.err());
        assertTrue(
                run.err().contains("not recorded: 1 object that no step takes: s3://data/elsewhere.csv\n"), run.err());
        assertTrue(run.err().endsWith("nothing was loaded: there is no ledger to show\n"), run.err());
        assertTrue(run.err().contains("putting 1 file\n1 event delivered, 1 time each\n"), run.err());
    }

    private String definitions(String more) throws IOException {
        Path definitions = directory.resolve("definitions");
        Files.createDirectories(definitions.resolve("schemas"));
        Files.createDirectories(definitions.resolve("pipelines"));
        Files.writeString(definitions.resolve("schemas/numbers.json"), """
                {"table": "numbers", "columns": [{"name": "n", "type": "integer"}], "primaryKey": ["n"]}""");
        Files.writeString(definitions.resolve("pipelines/numbers.json"), """
                {"pipeline": "numbers", "steps": [
                  {"step": "numbers", "copy": "numbers", "from": {"prefix": "in/"}, "format": "csv"%s}]}""".formatted(more));
        return definitions.toString();
    }

    private void data(String key) throws IOException {
        Path file = directory.resolve("data").resolve(key);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "1\n");
    }

    private String data() {
        return directory.resolve("data").toString();
    }
}
