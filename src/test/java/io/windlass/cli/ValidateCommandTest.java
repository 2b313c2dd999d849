package io.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong in definitions, read or tried on a fresh cloud.
class ValidateCommandTest {

    @TempDir
    private Path directory;

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Command validate(String... more) {
        String[] all = new String[more.length + 3];
        all[0] = "validate";
        all[1] = "--definitions";
        all[2] = directory.toString();
        System.arraycopy(more, 0, all, 3, more.length);
        return Command.run(all);
    }

    @Test
    void everyStepOfEveryPackagedPipelineIsTriedWithItsFiles() throws IOException {
        new SampleData(directory).write();
        Files.delete(directory.resolve("log_data/2026/11/broken-events.json"));

        Command validate = Command.run("validate", "--warehouse", "--data", directory.toString());

        assertEquals(0, validate.code(), () -> validate.out() + validate.err());
        assertEquals(1, validate.out().size(), validate.out()::toString);
        assertTrue(validate.out().getFirst().startsWith("no mistake in "), validate.out()::toString);
        assertFalse(validate.err().contains("not tried"), validate.err());
    }

    @Test
    void theLastOfSixtyStatementsIsTriedAfterAllOthers() throws IOException {
        String insert = String.join(", ", Collections.nCopies(30, "\"insert into n values (1)\""));
        String count = "\"select 1 / case when count(*) = 61 then 1 else 0 end from n\"";
        String steps = "{\"step\": \"make\", \"sql\": [\"create table n (a int)\"]},"
                + " {\"step\": \"first\", \"sql\": [" + insert + "]},"
                + " {\"step\": \"second\", \"sql\": [" + insert + ", " + count + "]}";
        write("pipelines/p.json", "{\"pipeline\": \"p\", \"start\": \"manual\", \"steps\": [" + steps + "]}");

        Command validate = validate("--warehouse");
        assertEquals(2, validate.code(), validate.err());
        assertEquals(List.of("pipeline p, step second, statement 31: ERROR: division by zero"), validate.out());

        write(
                "pipelines/p.json",
                "{\"pipeline\": \"p\", \"start\": \"manual\", \"steps\": [" + steps.replace("= 61", "= 60") + "]}");
        assertEquals(
                List.of("no mistake in 0 tables and 1 pipeline of 3 steps"),
                validate("--warehouse").out());
    }

    @Test
    void programsReadALineForEachMistakeAndOneWithTheCounts() throws IOException {
        write("pipelines/p.json", "{\"pipeline\": \"p\", \"steps\": [{\"step\": \"s\", \"sql\": []}], \"strat\": 1}");
        Command faulty = validate("--json");
        assertEquals(2, faulty.code());
        assertEquals(
                "{\"file\":\"pipelines/p.json\",\"pointer\":\"/strat\","
                        + "\"mistake\":\"unknown member \\\"strat\\\"; did you mean \\\"start\\\"?\"}",
                faulty.out().stream()
                        .filter(line -> line.contains("/strat"))
                        .findFirst()
                        .orElse(faulty.out().toString()));
        assertEquals(
                "{\"mistakes\":" + (faulty.out().size() - 1) + "}", faulty.out().getLast());
        assertEquals("", faulty.err());

        write("pipelines/p.json", """
                {"pipeline": "p", "start": "manual", "steps": [
                  {"step": "alone", "sql": ["vacuum"], "transaction": false}, {"step": "s", "sql": ["select 1 from nowhere"]}]}""");
        Command failing = validate("--warehouse", "--json");
        assertEquals(2, failing.code(), failing.err());
        assertEquals(
                List.of(
                        "{\"pipeline\":\"p\",\"note\":\"step alone is not tried: it is no transaction, so it cannot be"
                                + " rolled back\"}",
                        "{\"pipeline\":\"p\",\"step\":\"s\",\"statement\":\"statement 1\","
                                + "\"mistake\":\"ERROR: relation \\\"nowhere\\\" does not exist\"}",
                        "{\"mistakes\":1}"),
                failing.out());

        Command sound = validate("--json");
        assertEquals(0, sound.code());
        assertEquals(List.of("{\"mistakes\":0,\"tables\":0,\"pipelines\":1,\"steps\":2}"), sound.out());
    }

    @Test
    void optionsThatDoNotGoTogetherAreWrongUsage() {
        assertEquals(64, validate("--data", directory.toString()).code());
        assertEquals(64, validate("--home", directory.toString()).code());
        assertEquals(
                64,
                validate("--warehouse", "--home", directory.toString(), "--data", directory.toString())
                        .code());
        Command nowhere =
                validate("--warehouse", "--data", directory.resolve("nowhere").toString());
        assertEquals(64, nowhere.code());
        assertEquals("--data " + directory.resolve("nowhere") + " is no directory\n", nowhere.err());
    }
}
