package io.windlass.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.pipeline.DefinitionFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;

/// Real Parquet files through pipelines, from the bucket to the tables, against the figures computed beside them.
class ParquetDataTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final List<String> FILES = List.of(
            "parquet-userdata/parquet/userdata1.parquet",
            "parquet-userdata/parquet/userdata2.parquet",
            "parquet-testing/data/alltypes_dictionary.parquet",
            "parquet-testing/data/alltypes_plain.parquet",
            "parquet-testing/data/alltypes_plain.snappy.parquet",
            "parquet-testing/data/nested_maps.snappy.parquet");

    private static Path data;
    private static TestStack stack;

    @BeforeAll
    static void loadEverything() {
        String directory = System.getenv("WINDLASS_TEST_DATA");
        assumeTrue(directory != null, "WINDLASS_TEST_DATA is not set");
        data = Path.of(directory);
        stack = new TestStack(TestStack.catalog(DefinitionFiles.in(Path.of("src/test/resources/definitions-columns"))));
        for (String folder : List.of("parquet-userdata/", "parquet-testing/")) {
            FILES.stream()
                    .filter(file -> file.startsWith(folder))
                    .forEach(file -> stack.put(file, RequestBody.fromFile(data.resolve(file))));
            assertEquals(List.of(), stack.load());
        }
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    private static JsonNode expected(String folder) throws IOException {
        return MAPPER.readTree(data.resolve(folder).resolve("EXPECTED.json").toFile());
    }

    private static String one(String sql) throws SQLException {
        return stack.rows(sql).getFirst().getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"userdata1", "userdata2"})
    void everyColumnHasTheFiguresExpectedOfIt(String table) throws IOException, SQLException {
        JsonNode file = expected("parquet-userdata").get("parquet/" + table + ".parquet");
        assertEquals(file.get("rows").asText(), one("select count(*) from " + table));
        for (Map.Entry<String, JsonNode> column : file.get("cols").properties()) {
            String name = column.getKey();
            JsonNode figures = column.getValue();
            String collated = name.matches("id|salary|registration_dttm") ? name : name + " collate \"C\"";
            List<String> row = stack.rows("select count(*) - count(" + name + "), count(distinct " + name
                            + ") + max(case when " + name + " is null then 1 else 0 end), min(" + collated
                            + "), max(" + collated + ") from " + table)
                    .getFirst();
            assertEquals(figures.get("nulls").asText(), row.get(0), name);
            assertEquals(figures.get("distinct").asText(), row.get(1), name);
            assertEquals(figures.get("min").asText(), row.get(2), name);
            assertTrue(row.get(3).startsWith(figures.get("max").asText()), name + ": " + row.get(3));
        }
        JsonNode ids = file.get("cols").get("id");
        assertEquals(ids.get("sum").asText(), one("select sum(id) from " + table));
        JsonNode twins = expected("parquet-userdata").get("csv_twin_of_parquet").get(table + ".parquet");
        assertEquals(
                new BigDecimal(twins.get("salary_sum_parquet").asText()),
                new BigDecimal(one("select sum(salary::numeric(12,2)) from " + table)));
    }

    @Test
    void filesOfOneSchemaShareATable() throws IOException, SQLException {
        JsonNode expected = expected("parquet-testing");
        long rows = 0;
        long ids = 0;
        for (String file : FILES.subList(2, 5)) {
            JsonNode figures = expected.get(file.substring("parquet-testing/".length()));
            rows += figures.get("rows").longValue();
            ids += figures.get("cols").get("id").get("sum").asLong();
        }
        assertEquals(
                List.of(List.of(String.valueOf(rows), String.valueOf(ids))),
                stack.rows("select count(*), sum(id) from alltypes"));
    }

    @Test
    void nestedColumnsCanBeAskedForTheirMembers() throws SQLException {
        assertEquals("6", one("select count(*) from nested_maps"));
        assertEquals(
                List.of(List.of("6")),
                stack.rows("select count(*) from nested_maps where a is null or jsonb_typeof(a::jsonb) = 'object'"));
    }

    @Test
    void everyObjectIsInTheLedgerOnce() throws SQLException {
        assertEquals(
                List.of(List.of("6", "6")),
                stack.rows("select count(*), count(distinct key) from windlass.ledger_object"));
    }
}
