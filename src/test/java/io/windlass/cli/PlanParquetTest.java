package io.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.Command;
import io.windlass.local.warehouse.ParquetFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Declared columns beside those of the Parquet files that a plan samples.
class PlanParquetTest {

    @TempDir
    private Path directory;

    @BeforeEach
    void define() throws IOException {
        write("definitions/pipelines/rows.json", """
                {"pipeline": "rows", "steps": [
                  {"step": "load", "copy": "rows", "from": {"prefix": "in/"}, "format": "parquet"}]}""");
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /// @param columns as `name type` each
    private void table(String... columns) throws IOException {
        List<String> declared = Arrays.stream(columns)
                .map(column -> column.split(" ", 2))
                .map(column -> "{\"name\": \"%s\", \"type\": \"%s\"}".formatted(column[0], column[1]))
                .toList();
        write("definitions/schemas/rows.json", "{\"table\": \"rows\", \"columns\": " + declared + "}");
    }

    private void file(String name, String schema, ParquetFiles.Row... rows) throws IOException {
        Path file = directory.resolve("data/in/" + name);
        Files.createDirectories(file.getParent());
        Files.write(file, ParquetFiles.file(schema, rows));
    }

    /// What does not agree, of the one step.
    private List<String> differences(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "plan",
                "rows",
                "--definitions",
                directory.resolve("definitions").toString(),
                "--data",
                directory.resolve("data").toString()));
        arguments.addAll(List.of(more));
        Command plan = Command.run(arguments.toArray(String[]::new));
        assertEquals(0, plan.code(), plan.err());
        assertTrue(
                plan.out().getFirst().startsWith("pipeline rows: run 1 of 1 step"),
                plan.out().toString());
        return plan.out().stream()
                .filter(line -> line.startsWith("step load: ") && !line.matches("step load: \\d+ objects?, .*"))
                .map(line -> line.substring("step load: ".length()))
                .toList();
    }

    @Test
    void columnsThatTakeTheFilesDoNotDiffer() throws IOException {
        table(
                "n integer",
                "small integer",
                "t varchar(9)",
                "c char(9)",
                "bytes varbyte(2)",
                "d decimal(9,2)",
                "at timestamp",
                "g super");
        file(
                "1.parquet",
                "required int32 n; required int32 small (INTEGER(16,true)); required binary t (STRING);"
                        + " required binary c; required binary bytes; required int32 d (DECIMAL(9,2));"
                        + " required int64 at (TIMESTAMP(MILLIS,true)); optional group g { optional int32 a; }",
                row -> row.append("n", 1)
                        .append("small", 2)
                        .append("t", "nine byte")
                        .append("c", "x")
                        .append("bytes", Binary.fromConstantByteArray(new byte[] {1, 2}))
                        .append("d", 123)
                        .append("at", 0L));
        assertEquals(List.of(), differences());
    }

    @Test
    void typesAndValuesThatColumnsDoNotTakeAreNamed() throws IOException {
        table(
                "n bigint",
                "t varchar(3)",
                "bytes varbyte(1)",
                "named varbyte(9)",
                "rounded decimal(9,1)",
                "long decimal(5,2)",
                "real double precision",
                "at timestamptz");
        file(
                "1.parquet",
                "required int32 n; required binary t (STRING); required binary bytes; required binary named (STRING);"
                        + " required int32 rounded (DECIMAL(9,2)); required int32 long (DECIMAL(9,2));"
                        + " required float r; required int64 at (TIMESTAMP(MILLIS,true));",
                row -> row.append("n", 1)
                        .append("t", "é é")
                        .append("bytes", Binary.fromConstantByteArray(new byte[] {1, 2}))
                        .append("named", "x")
                        .append("rounded", 123)
                        .append("long", 123)
                        .append("r", 1.5f)
                        .append("at", 0L));
        assertEquals(
                List.of(
                        "type changed: n: declared BIGINT, and in the files \"n\": COPY takes it into INTEGER alone",
                        "value too long: t: declared VARCHAR(3), and in the files \"t\": it holds up to 5 bytes; the load"
                                + " would fail",
                        "value too long: bytes: declared VARBYTE(1), and in the files \"bytes\": it holds up to 2 bytes;"
                                + " the load would fail",
                        "type changed: named: declared VARBYTE(9), and in the files \"named\": COPY takes it into VARCHAR"
                                + " alone",
                        "type changed: rounded: declared DECIMAL(9,1), and in the files \"rounded\": it has 2 digits after"
                                + " the point, and COPY rounds none",
                        "value too long: long: declared DECIMAL(5,2), and in the files \"long\": it declares or holds 9"
                                + " digits",
                        "type changed: real: declared DOUBLE PRECISION, and in the files \"r\": COPY takes it into REAL"
                                + " alone",
                        "type changed: at: declared TIMESTAMPTZ, and in the files \"at\": COPY takes it into TIMESTAMP"
                                + " alone"),
                differences());
    }

    @Test
    void columnsAreComparedByPositionAndCounted() throws IOException {
        table("id integer", "t varchar(9)", "more integer");
        String schema = "required int32 first; required binary second (STRING);";
        file("1.parquet", schema, row -> row.append("first", 1).append("second", "x"));
        assertEquals(List.of("would be NULL: more: the files have only 2 columns"), differences());
        table("id integer");
        assertEquals(List.of("field lost: second: the files have more columns than the table"), differences());
    }

    @Test
    void theLongestValueOfAllSampledFilesAndRowsCounts() throws IOException {
        table("t varchar(3)");
        String schema = "required binary t (STRING);";
        file("1.parquet", schema, row -> row.append("t", "x"), row -> row.append("t", "long"));
        file("2.parquet", schema, row -> row.append("t", "longest"));
        assertTrue(
                differences().getFirst().contains("holds up to 7 bytes"),
                differences().toString());
        assertTrue(differences("--files", "1").getFirst().contains("holds up to 4 bytes"));
        assertEquals(List.of(), differences("--files", "1", "--rows", "1"));
    }

    @Test
    void filesThatDoNotAgreeAmongThemselvesAreNamed() throws IOException {
        table("n integer");
        file("1.parquet", "required int32 n;", row -> row.append("n", 1));
        file("2.parquet", "required int64 n;", row -> row.append("n", 1L));
        String difference = differences().getFirst();
        assertTrue(difference.contains("2.parquet: column 1 is \"required int64 n\""), difference);
    }
}
