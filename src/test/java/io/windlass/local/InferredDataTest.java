package io.windlass.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.acceptance.Command;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.DefinitionFiles;
import io.windlass.pipeline.Step;
import io.windlass.schema.Column;
import io.windlass.schema.ColumnType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.sync.RequestBody;

/// Real files through schemas and pipelines that `infer` wrote for them, nothing of it touched by hand, against
/// the figures computed beside the files.
class InferredDataTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /// Sums of doubles are equal up to the last of their digits.
    private static final BigDecimal ROUNDING = new BigDecimal("1e-12");

    private static final List<String> FILES = List.of(
            "json-mongodb/countries-small.json",
            "json-mongodb/products.json",
            "json-mongodb/profiles.json",
            "json-mongodb/restaurant.json",
            "json-mongodb/students.json",
            "json-cellphones/amazon_cellphones.ndjson",
            "csv-nyc-taxi/taxi_zone_lookup.csv",
            "csv-nyc-taxi/yellow_tripdata_sample_2019-01.csv",
            "csv-flights/airlines.csv",
            "csv-flights/airports.csv",
            "csv-flights/airports.dat",
            "csv-flights/planes.csv",
            "csv-gz-tpch/customer.csv.gz",
            "csv-gz-tpch/lineitem.csv.gz",
            "csv-gz-tpch/nation.csv.gz",
            "csv-gz-tpch/orders.csv.gz",
            "csv-gz-tpch/part.csv.gz",
            "csv-gz-tpch/partsupp.csv.gz",
            "csv-gz-tpch/region.csv.gz",
            "csv-gz-tpch/supplier.csv.gz",
            "csv-gz-misc/cran-downloads-2013-06-15.csv.gz",
            "csv-gz-misc/lineitem1k.tbl.gz",
            "tickit/allevents_pipe.txt",
            "tickit/category_pipe.txt",
            "tickit/date2008_pipe.txt",
            "tickit/venue_pipe.txt");

    @TempDir
    private static Path definitions;

    private static Path data;
    private static Catalog catalog;
    private static TestStack stack;

    @BeforeAll
    static void inferAndLoadEverything() {
        String directory = System.getenv("WINDLASS_TEST_DATA");
        assumeTrue(directory != null, "WINDLASS_TEST_DATA is not set");
        data = Path.of(directory);
        FILES.forEach(InferredDataTest::infer);
        assertEquals(
                0,
                Command.run("validate", "--definitions", definitions.toString()).code());
        catalog = TestStack.catalog(DefinitionFiles.in(definitions));
        stack = new TestStack(catalog);
        // The first by itself makes the tables of the ledger, for which all others would race.
        put(FILES.getFirst());
        assertEquals(List.of(), stack.load());
        FILES.subList(1, FILES.size()).forEach(InferredDataTest::put);
        assertEquals(List.of(), stack.load());
    }

    private static void put(String file) {
        Path path = data.resolve(file);
        stack.put(path.getFileName().toString(), RequestBody.fromFile(path));
    }

    private static void infer(String file) {
        Command infer = Command.run(
                "infer",
                data.resolve(file).toString(),
                "--table",
                table(file),
                "--pipeline",
                table(file),
                "--into",
                definitions.toString());
        assertEquals(0, infer.code(), infer.err());
        assertEquals(List.of(), infer.out());
    }

    private static String table(String file) {
        return file.replaceAll("[^A-Za-z0-9]+", "_").toLowerCase(java.util.Locale.ROOT);
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    static List<String> files() {
        return FILES.stream()
                .filter(file -> !file.startsWith("json-cellphones"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyTableHasTheFiguresExpectedOfItsFile(String file) throws IOException, SQLException {
        JsonNode expected = expected(file);
        Step.Copy step = step(file);
        Figures figures = new Figures(stack, step.table());
        assertEquals(expected.path("rows").asLong(expected.path("records").asLong()), figures.rows(), file);
        int checked = 0;
        for (int index = 0; index < step.table().columns().size(); index++) {
            Column column = step.table().columns().get(index);
            Optional<JsonNode> of = figuresOf(expected, column, index);
            if (of.isPresent()) {
                checked += column.type().kind() == ColumnType.Kind.DOUBLE_PRECISION
                        ? doubles(step, column, of.get())
                        : figures.check(column, of.get());
            }
        }
        assertTrue(checked > 0, "nothing was compared for " + file);
    }

    private static int doubles(Step.Copy step, Column column, JsonNode figures) throws SQLException {
        List<String> row = stack.rows("select sum(\"%1$s\"), min(\"%1$s\"), max(\"%1$s\") from \"%2$s\""
                        .formatted(column.name(), step.table().name()))
                .getFirst();
        List<String> names = List.of("sum", "min", "max");
        for (int index = 0; index < names.size(); index++) {
            BigDecimal wanted = new BigDecimal(figures.get(names.get(index)).asText());
            BigDecimal off = wanted.subtract(new BigDecimal(row.get(index))).abs();
            assertTrue(
                    off.compareTo(wanted.abs().multiply(ROUNDING)) <= 0,
                    column.name() + " " + names.get(index) + ": " + wanted + " and " + row.get(index));
        }
        return names.size();
    }

    /// By the member's name in JSON, by the position in other files.
    private static Optional<JsonNode> figuresOf(JsonNode expected, Column column, int index) {
        JsonNode figures = expected.has("fields")
                ? expected.get("fields").path(column.path().replaceAll("^\\$\\['([^']*)']$", "$1"))
                : expected.path("cols")
                        .path(expected.path("columns").path(index).asText());
        return Optional.of(figures).filter(found -> !found.isMissingNode());
    }

    private static JsonNode expected(String file) throws IOException {
        Path path = data.resolve(file);
        JsonNode all = MAPPER.readTree(path.resolveSibling("EXPECTED.json").toFile());
        String name = path.getFileName().toString();
        String step = name.replaceAll("^all|s?(2008)?_pipe\\.txt$", "");
        JsonNode found = all.path(name);
        return found.isMissingNode() ? all.required(step) : found;
    }

    private static Step.Copy step(String file) {
        return catalog.pipeline(table(file)).orElseThrow().copies().getFirst();
    }

    @Test
    void arraysAreRowsByPositionUnderTheNamesOfTheFirst() throws IOException, SQLException {
        JsonNode expected = expected("json-cellphones/amazon_cellphones.ndjson");
        List<String> row = stack.rows("select count(*), count(distinct asin), sum(rating), sum(totalreviews)"
                        + " from json_cellphones_amazon_cellphones_ndjson")
                .getFirst();
        assertEquals(expected.get("data_rows").asText(), row.get(0));
        assertEquals(expected.get("distinct_asin").asText(), row.get(1));
        assertEquals(new BigDecimal(expected.get("sum_rating").asText()), new BigDecimal(row.get(2)));
        assertEquals(expected.get("sum_totalReviews").asText(), row.get(3));
    }

    @Test
    void pipelinesTellCopyWhatTheFilesNeed() {
        assertEquals("csv", step("csv-flights/planes.csv").format().text());
        assertEquals(
                List.of("ignoreheader", "null"),
                List.copyOf(step("csv-flights/planes.csv").options().values().keySet()));
        assertEquals("delimited", step("csv-gz-misc/lineitem1k.tbl.gz").format().text());
        assertEquals(16, step("csv-gz-misc/lineitem1k.tbl.gz").table().columns().size());
        assertEquals(
                List.of("timeformat"),
                List.copyOf(
                        step("json-mongodb/profiles.json").options().values().keySet()));
    }
}
