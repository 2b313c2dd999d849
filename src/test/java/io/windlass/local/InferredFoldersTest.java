package io.windlass.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.acceptance.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whole folders of real data, with what else lies in them: what `infer` looked at is what `run` loads of the same
/// folder, and where it refuses it says what to do.
class InferredFoldersTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    @TempDir
    private Path definitions;

    private static Path data;

    @BeforeAll
    static void find() {
        String directory = System.getenv("WINDLASS_TEST_DATA");
        assumeTrue(directory != null, "WINDLASS_TEST_DATA is not set");
        data = Path.of(directory);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = ";",
            value = {
                "awslabs-loader-sample; ; 10",
                "csv-flights; ; /airports.dat/rows",
                "csv-gz-misc; ; /cran-downloads-2013-06-15.csv.gz/rows",
                "json-cellphones; ; /amazon_cellphones.ndjson/data_rows",
                "parquet-userdata; --format=parquet; 2000",
                "sparkify; --match=log_data/.*; /staging_events/rows",
                "sparkify; --match=song_data/.*; /staging_songs/rows",
                "csv-gz-tpch; --match=lineitem.*; /lineitem.csv.gz/rows",
                "tickit; --match=all.*; /event/rows"
            })
    void whatInferLooksAtIsWhatRunLoads(String folder, String wish, String expected) throws IOException {
        Path place = data.resolve(folder);
        List<String> arguments = new ArrayList<>(List.of(
                "infer",
                place.toString(),
                "--pipeline",
                "p",
                "--table",
                "t",
                "--into",
                definitions.toString(),
                "--json"));
        Stream.ofNullable(wish)
                .map(option -> option.split("=", 2))
                .forEach(option -> arguments.addAll(List.of(option)));
        Command infer = Command.run(arguments.toArray(String[]::new));
        assertEquals(0, infer.code(), infer.err());
        JsonNode line = MAPPER.readTree(infer.out().getFirst());
        String rows = expected.startsWith("/") ? figure(place, expected) : expected;
        assertEquals(rows, line.get("rows").asText());
        assertEquals(
                0,
                Command.run("validate", "--definitions", definitions.toString()).code());
        Command run = Command.run(
                "run",
                "p",
                "--definitions",
                definitions.toString(),
                "--data",
                place.toString(),
                "--json",
                "--sql",
                "select (select count(*) from t) as n, count(*) as files from windlass.ledger_object");
        assertEquals(0, run.code(), run.err());
        assertEquals(List.of("{\"n\":" + rows + ",\"files\":" + line.get("files") + "}"), run.out());
    }

    private static String figure(Path place, String pointer) throws IOException {
        return MAPPER.readTree(Files.readString(place.resolve("EXPECTED.json")))
                .at(pointer)
                .asText();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = ";",
            value = {
                "tickit; fields to a line",
                "csv-gz-tpch; fields to a line",
                "csv-nyc-taxi; fields to a line",
                "sparkify; hardly a member in common",
                "json-mongodb; hardly a member in common",
                "parquet-userdata; --format csv, --format parquet or --match REGEX",
                "parquet-testing; to leave a file out"
            })
    void whereFilesAreOfSeveralTablesItIsSaidWhatToDo(String folder, String words) {
        Command infer = Command.run("infer", data.resolve(folder).toString());
        assertEquals(2, infer.code());
        assertTrue(infer.err().contains(words), infer.err());
        assertTrue(infer.err().contains("--match REGEX"), infer.err());
        assertEquals(List.of(), infer.out());
    }
}
