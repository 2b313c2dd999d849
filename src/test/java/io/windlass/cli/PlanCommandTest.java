package io.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is shown before anything runs: the run, its SQL, and where data and declarations do not agree.
class PlanCommandTest {

    @TempDir
    private Path directory;

    @BeforeEach
    void define() throws IOException {
        write("definitions/schemas/numbers.json", """
                {"table": "numbers", "columns": [{"name": "n", "type": "integer"},
                  {"name": "word", "type": "varchar(3)"}, {"name": "missing", "type": "integer"}]}""");
        write("definitions/pipelines/numbers.json", """
                {"pipeline": "numbers", "steps": [
                  {"step": "load", "copy": "numbers", "from": {"prefix": "in/"}, "format": "json"},
                  {"step": "sum", "sql": ["create table if not exists sums (total bigint)",
                    "insert into sums select sum(n) from numbers"]}]}""");
        write("data/in/1.json", """
                {"n": 1, "word": "a", "extra": true}
                {"n": 2, "word": "long word"}
                """);
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Command run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--definitions", directory.resolve("definitions").toString()));
        return Command.run(all.toArray(String[]::new));
    }

    private String data() {
        return directory.resolve("data").toString();
    }

    @Test
    void aPlanShowsTheRunItsSqlItsFilesAndWhatDoesNotAgree() {
        Command plan = run("plan", "numbers", "--data", data());

        assertEquals(0, plan.code(), plan.err());
        assertEquals(
                "pipeline numbers: run 1 of 2 steps, 1 object, 67 bytes",
                plan.out().getFirst());
        assertTrue(
                plan.out().contains("COPY \"numbers\" (\"n\", \"word\", \"missing\")"),
                plan.out().toString());
        assertTrue(
                plan.out().contains("insert into sums select sum(n) from numbers;"),
                plan.out().toString());
        assertTrue(
                plan.out()
                        .contains("{\"entries\":[{\"url\":\"s3://data/in/1.json\",\"mandatory\":true,"
                                + "\"meta\":{\"content_length\":67}}]}"),
                plan.out().toString());
        assertEquals(
                List.of(
                        "step load: value too long: word: declared VARCHAR(3), and the data holds up to 9 bytes;"
                                + " the load would fail",
                        "step load: would be NULL: missing: no row of the samples has $['missing']",
                        "step load: field lost: $['extra']: the data hold it and no column takes it"),
                plan.out().subList(plan.out().size() - 3, plan.out().size()));
    }

    @Test
    void validateNamesTheObjectThatCopyRefuses() {
        Command validate = run("validate", "--warehouse", "--data", data());

        assertEquals(2, validate.code(), validate.err());
        assertEquals(
                List.of("pipeline numbers, step load, COPY … NOLOAD: s3://data/in/1.json, line 2, column word:"
                        + " String length exceeds DDL length"),
                validate.out());
    }

    @Test
    void validateRunsTheSqlOfEachStepAfterThatOfTheStepsBefore() throws IOException {
        write("data/in/1.json", "{\"n\": 1}\n");
        assertEquals(0, run("validate", "--warehouse", "--data", data()).code());

        write("definitions/pipelines/numbers.json", """
                {"pipeline": "numbers", "start": "manual", "steps": [
                  {"step": "make", "sql": ["create table made (a int)"]},
                  {"step": "use", "sql": ["insert into made values (1)", "select b from made"]}]}""");
        Command validate = run("validate", "--warehouse");

        assertEquals(2, validate.code(), validate.err());
        assertEquals(1, validate.out().size(), validate.out().toString());
        assertTrue(
                validate.out().getFirst().startsWith("pipeline numbers, step use, statement 2: "),
                validate.out().toString());
        assertTrue(
                validate.out().getFirst().contains("column \"b\" does not exist"),
                validate.out().toString());
    }

    @Test
    void whatInferWritesIsADefinitionThatLoadsTheFile() throws IOException {
        Path into = directory.resolve("inferred");
        Command infer = Command.run(
                "infer",
                data() + "/in/1.json",
                "--table",
                "guessed",
                "--pipeline",
                "guessed",
                "--into",
                into.toString());
        assertEquals(0, infer.code(), infer.err());

        Command again = Command.run(
                "infer",
                data() + "/in/1.json",
                "--table",
                "guessed",
                "--pipeline",
                "guessed",
                "--into",
                into.toString());
        assertEquals(2, again.code(), "it must not write over what is there");
        assertEquals(
                0, Command.run("validate", "--definitions", into.toString()).code());

        Command run = Command.run(
                "run",
                "guessed",
                "--definitions",
                into.toString(),
                "--data",
                directory.resolve("data/in").toString(),
                "--json",
                "--sql",
                "select n, word, extra from guessed order by n");
        assertEquals(0, run.code(), run.err());
        assertEquals(
                List.of("{\"n\":1,\"word\":\"a\",\"extra\":true}", "{\"n\":2,\"word\":\"long word\",\"extra\":null}"),
                run.out());
    }
}
