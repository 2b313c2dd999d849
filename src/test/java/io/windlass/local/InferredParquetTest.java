package io.windlass.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.acceptance.Command;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.DefinitionFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;

/// Real Parquet files through schemas and pipelines that `infer` wrote for them: each one is loaded with the rows that
/// another reader found, or refused with a reason by `infer` itself, so that no load fails.
class InferredParquetTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /// What `infer` refuses, and a part of the reason. Every other file is loaded.
    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("data/byte_stream_split_extended.gzip.parquet", "(FLOAT16)"),
            Map.entry("data/float16_nonzeros_and_nans.parquet", "(FLOAT16)"),
            Map.entry("data/float16_zeros_and_nans.parquet", "(FLOAT16)"),
            Map.entry("data/floating_orders_nan_count.parquet", "(FLOAT16)"),
            Map.entry("data/concatenated_gzip_members.parquet", "(INTEGER(64,false))"),
            Map.entry("data/int96_from_spark.parquet", "outside of the years 1 to 9999"),
            Map.entry("data/large_string_map.brotli.parquet", "a page declares a size of"),
            Map.entry("data/datapage_v1-corrupt-checksum.parquet", "CRC checksum verification failed"),
            Map.entry("data/rle-dict-uncompressed-corrupt-checksum.parquet", "CRC checksum verification failed"),
            Map.entry("data/nation.dict-malformed.parquet", "EOFException"),
            Map.entry("bad_data/ARROW-GH-41317.parquet", "not found in message schema"),
            Map.entry("bad_data/ARROW-GH-41321.parquet", "(UNKNOWN)"),
            Map.entry("bad_data/ARROW-GH-47662.parquet", "flba_field"),
            Map.entry("bad_data/ARROW-RS-GH-6229-DICTHEADER.parquet", "column region_key lies outside of it"),
            Map.entry("bad_data/ARROW-RS-GH-6229-LEVELS.parquet", "Expected 1 values"),
            Map.entry("bad_data/PARQUET-1481.parquet", "Required field 'type' was not present"));

    /// What has other rows than the other reader sees: the footer of the first says that there are none, its row group
    /// has six; the keys of the second one's map may be NULL.
    private static final Map<String, String> OTHERWISE =
            Map.of("data/repeated_no_annotation.parquet", "6", "data/incorrect_map_schema.parquet", "1");

    @TempDir
    private static Path definitions;

    private static Path data;
    private static TestStack stack;
    private static final Map<String, String> REASONS = new TreeMap<>();
    private static final List<String> LOADED = new ArrayList<>();

    @BeforeAll
    static void inferAndLoadEverything() throws IOException {
        String directory = System.getenv("WINDLASS_TEST_DATA");
        assumeTrue(directory != null, "WINDLASS_TEST_DATA is not set");
        data = Path.of(directory);
        List<String> files = new ArrayList<>();
        files.addAll(below("parquet-userdata/parquet"));
        files.addAll(below("parquet-testing/data"));
        files.addAll(below("parquet-testing/bad_data"));
        files.forEach(InferredParquetTest::infer);
        assertEquals(
                0,
                Command.run("validate", "--definitions", definitions.toString()).code());
        Catalog catalog = TestStack.catalog(DefinitionFiles.in(definitions));
        stack = new TestStack(catalog);
        // The first by itself makes the tables of the ledger, for which all others would race.
        put(LOADED.getFirst());
        assertEquals(List.of(), stack.load());
        LOADED.subList(1, LOADED.size()).forEach(InferredParquetTest::put);
        assertEquals(List.of(), stack.load());
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    private static List<String> below(String folder) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve(folder))) {
            return files.map(file -> folder + "/" + file.getFileName())
                    .filter(file -> file.endsWith(".parquet"))
                    .sorted()
                    .toList();
        }
    }

    private static String table(String file) {
        return file.replaceFirst("^[^/]+/[^/]+/", "")
                .replaceAll("[^A-Za-z0-9]+", "_")
                .toLowerCase(Locale.ROOT);
    }

    private static void infer(String file) {
        String name = "p" + table(file);
        Command infer = Command.run(
                "infer",
                data.resolve(file).toString(),
                "--table",
                name,
                "--pipeline",
                name,
                "--into",
                definitions.toString());
        if (infer.code() == 0) {
            LOADED.add(file);
        } else {
            assertEquals(2, infer.code(), infer.err());
            REASONS.put(file, infer.err());
        }
    }

    private static void put(String file) {
        Path path = data.resolve(file);
        stack.put(path.getFileName().toString(), RequestBody.fromFile(path));
    }

    private static String one(String sql) throws SQLException {
        return stack.rows(sql).getFirst().getFirst();
    }

    private static JsonNode expected(String folder) throws IOException {
        return MAPPER.readTree(data.resolve(folder).resolve("EXPECTED.json").toFile());
    }

    @Test
    void whatIsRefusedIsNamedWithItsReason() {
        assertEquals(
                REFUSED.keySet().stream().sorted().toList(),
                REASONS.keySet().stream()
                        .map(file -> file.replaceFirst("^parquet-testing/", ""))
                        .sorted()
                        .toList());
        REASONS.forEach((file, reason) -> {
            String known = REFUSED.get(file.replaceFirst("^parquet-testing/", ""));
            assertTrue(reason.contains(known), file + ": " + reason);
            assertTrue(reason.contains(data.resolve(file).toString()), reason);
        });
    }

    @Test
    void everyOtherFileHasTheRowsThatAnotherReaderFound() throws IOException, SQLException {
        JsonNode expected = expected("parquet-testing");
        int checked = 0;
        for (String file : LOADED) {
            String name = file.replaceFirst("^parquet-testing/", "");
            if (!name.equals(file)) {
                String rows = OTHERWISE.getOrDefault(
                        name, expected.path(name).path("rows").asText());
                assertEquals(rows, one("select count(*) from p" + table(file)), file);
                checked++;
            }
        }
        assertTrue(checked > 40, checked + " files were loaded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"userdata1", "userdata2"})
    void everyColumnOfTheUserDataHasTheFiguresExpectedOfIt(String name) throws IOException, SQLException {
        JsonNode file = expected("parquet-userdata").get("parquet/" + name + ".parquet");
        String table = "p" + name + "_parquet";
        assertEquals(file.get("rows").asText(), one("select count(*) from " + table));
        for (Map.Entry<String, JsonNode> column : file.get("cols").properties()) {
            String named = column.getKey();
            JsonNode figures = column.getValue();
            String collated = named.matches("id|salary|registration_dttm") ? named : named + " collate \"C\"";
            List<String> row = stack.rows("select count(*) - count(" + named + "), count(distinct " + named
                            + ") + max(case when " + named + " is null then 1 else 0 end), min(" + collated
                            + "), max(" + collated + ") from " + table)
                    .getFirst();
            assertEquals(figures.get("nulls").asText(), row.get(0), named);
            assertEquals(figures.get("distinct").asText(), row.get(1), named);
            assertEquals(figures.get("min").asText(), row.get(2), named);
            assertTrue(row.get(3).startsWith(figures.get("max").asText()), named + ": " + row.get(3));
        }
        assertEquals(file.get("cols").get("id").get("sum").asText(), one("select sum(id) from " + table));
        JsonNode twins = expected("parquet-userdata").get("csv_twin_of_parquet").get(name + ".parquet");
        assertEquals(
                new BigDecimal(twins.get("salary_sum_parquet").asText()),
                new BigDecimal(one("select sum(salary::numeric(12,2)) from " + table)));
    }
}
