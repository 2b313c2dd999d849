package io.windlass.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.DefinitionFiles;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import io.windlass.schema.Column;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;

/// Real files of text through pipelines, from the bucket to the tables, against the figures computed beside them.
class RealDataTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final List<String> FOLDERS = List.of(
            "json-mongodb",
            "json-cellphones",
            "csv-nyc-taxi",
            "csv-flights",
            "csv-gz-tpch",
            "csv-gz-misc",
            "awslabs-loader-sample");

    private static Catalog catalog;
    private static Path data;
    private static TestStack stack;

    @BeforeAll
    static void loadEverything() throws IOException {
        String directory = System.getenv("WINDLASS_TEST_DATA");
        assumeTrue(directory != null, "WINDLASS_TEST_DATA is not set");
        data = Path.of(directory);
        SequencedMap<String, Pipeline> pipelines = new LinkedHashMap<>(
                TestStack.catalog(DefinitionFiles.in(Path.of("src/test/resources/definitions-data")))
                        .pipelines());
        Catalog packaged = TestStack.catalog(DefinitionFiles.packaged(RealDataTest.class.getClassLoader()));
        pipelines.put("tickit", packaged.pipeline("tickit").orElseThrow());
        catalog = new Catalog(pipelines);
        stack = new TestStack(catalog);
        for (String folder : FOLDERS) {
            put(data.resolve(folder), folder + "/");
            assertEquals(List.of(), stack.load());
        }
        put(data.resolve("tickit"), "");
        assertEquals(List.of(), stack.load());
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    private static void put(Path folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                stack.put(prefix + folder.relativize(file), RequestBody.fromFile(file));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tickit",
                "json-mongodb",
                "json-cellphones",
                "csv-nyc-taxi",
                "csv-flights",
                "csv-gz-tpch",
                "csv-gz-misc",
                "awslabs-loader-sample"
            })
    void everyTableHasTheFiguresExpectedOfIt(String folder) throws IOException, SQLException {
        JsonNode expected =
                MAPPER.readTree(data.resolve(folder).resolve("EXPECTED.json").toFile());
        for (Step.Copy step : catalog.pipeline(folder).orElseThrow().copies()) {
            List<JsonNode> files = new ArrayList<>();
            for (Map.Entry<String, JsonNode> entry : expected.properties()) {
                if (entry.getKey().equals(step.name())
                        || step.from()
                                .match()
                                .orElseThrow()
                                .matcher(entry.getKey())
                                .matches()) {
                    files.add(entry.getValue());
                }
            }
            check(step, files);
        }
    }

    private static void check(Step.Copy step, List<JsonNode> files) throws SQLException {
        assertTrue(!files.isEmpty(), step.name());
        Figures figures = new Figures(stack, step.table());
        long rows = files.stream().mapToLong(RealDataTest::rowCount).sum();
        assertEquals(rows, figures.rows(), step.name());
        int checked = 0;
        for (int index = 0; index < step.table().columns().size(); index++) {
            Column column = step.table().columns().get(index);
            List<JsonNode> expected = figuresOf(files, column, index);
            checked += expected.size() == 1
                    ? figures.check(column, expected.getFirst())
                    : figures.checkSum(column, expected);
        }
        // Rows that are arrays have no figures by column; another test has what there is.
        assertTrue(checked > 0 || files.getFirst().has("data_rows"), "nothing was compared for " + step.name());
    }

    private static long rowCount(JsonNode file) {
        for (String member : List.of("data_rows", "records", "rows")) {
            if (file.has(member)) {
                return file.get(member).longValue();
            }
        }
        throw new IllegalArgumentException("no row count in " + file);
    }

    /// By the member's name in JSON, by the position in other files.
    private static List<JsonNode> figuresOf(List<JsonNode> files, Column column, int index) {
        return files.stream()
                .map(file -> file.has("fields")
                        ? file.get("fields").path(column.path().replaceAll("^\\$\\['|']$", ""))
                        : file.path("cols")
                                .path(file.path("columns").path(index).asText()))
                .filter(figures -> !figures.isMissingNode())
                .toList();
    }

    @Test
    void arraysAreRowsByPosition() throws IOException, SQLException {
        JsonNode expected = MAPPER.readTree(
                        data.resolve("json-cellphones/EXPECTED.json").toFile())
                .get("amazon_cellphones.ndjson");
        List<String> row = stack.rows("select count(distinct asin), sum(rating), sum(total_reviews) from cellphones")
                .getFirst();
        assertEquals(expected.get("distinct_asin").asText(), row.get(0));
        assertEquals(new BigDecimal(expected.get("sum_rating").asText()), new BigDecimal(row.get(1)));
        assertEquals(expected.get("sum_totalReviews").asText(), row.get(2));
    }

    @Test
    void tickitJoinsAsItShould() throws IOException, SQLException {
        JsonNode joins =
                MAPPER.readTree(data.resolve("tickit/EXPECTED.json").toFile()).get("joins");
        assertEquals(
                List.of(List.of(
                        joins.get("event_rows").asText(),
                        joins.get("event_with_venue").asText(),
                        joins.get("event_with_category").asText(),
                        joins.get("event_with_date").asText())),
                stack.rows("select count(*), count(v.venueid), count(c.catid), count(d.dateid) from event e"
                        + " left join venue v using (venueid) left join category c using (catid)"
                        + " left join \"date\" d using (dateid)"));
        for (Map.Entry<String, JsonNode> category :
                joins.get("events_per_category").properties()) {
            assertEquals(
                    List.of(List.of(category.getValue().asText())),
                    stack.rows("select count(*) from event join category using (catid) where catname = '"
                            + category.getKey() + "'"));
        }
        assertEquals(
                List.of(List.of(joins.get("venues_with_zero_or_null_seats").asText())),
                stack.rows("select count(*) from venue where coalesce(venueseats, 0) = 0"));
    }

    @Test
    void everyObjectIsInTheLedgerOnce() throws SQLException {
        assertEquals(
                List.of(List.of("31", "31")),
                stack.rows("select count(*), count(distinct key) from windlass.ledger_object"));
    }
}
