package io.windlass.local.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;

/// Every file of Apache's corpus for Parquet readers: loaded with the figures computed by another reader, or
/// refused with a reason, and never a crash or a wait without end.
@Timeout(60)
class ParquetCorpusTest {

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /// What is refused, and a part of the reason. Every other file is loaded.
    private static final Map<String, String> REFUSED = Map.ofEntries(
            // A type that Redshift's manual does not name.
            Map.entry("data/byte_stream_split_extended.gzip.parquet", "(FLOAT16)"),
            Map.entry("data/float16_nonzeros_and_nans.parquet", "(FLOAT16)"),
            Map.entry("data/float16_zeros_and_nans.parquet", "(FLOAT16)"),
            Map.entry("data/floating_orders_nan_count.parquet", "(FLOAT16)"),
            // Unsigned: a value may be too large for BIGINT.
            Map.entry("data/concatenated_gzip_members.parquet", "(INTEGER(64,false))"),
            // The year 290000.
            Map.entry("data/int96_from_spark.parquet", "Timestamp out of range"),
            // One text of a gigabyte.
            Map.entry("data/large_string_map.brotli.parquet", "a page declares a size of"),
            // Damaged on purpose.
            Map.entry("data/datapage_v1-corrupt-checksum.parquet", "CRC checksum verification failed"),
            Map.entry("data/rle-dict-uncompressed-corrupt-checksum.parquet", "CRC checksum verification failed"),
            Map.entry("data/nation.dict-malformed.parquet", "EOFException"),
            Map.entry("bad_data/ARROW-GH-41317.parquet", "not found in message schema"),
            Map.entry("bad_data/ARROW-GH-41321.parquet", "(UNKNOWN)"),
            Map.entry("bad_data/ARROW-GH-47662.parquet", "Can't read value in column [flba_field]"),
            Map.entry("bad_data/ARROW-RS-GH-6229-DICTHEADER.parquet", "column region_key lies outside of it"),
            Map.entry("bad_data/ARROW-RS-GH-6229-LEVELS.parquet", "Expected 1 values"),
            Map.entry("bad_data/PARQUET-1481.parquet", "Required field 'type' was not present"));

    /// What is loaded although the other reader sees something else: how many rows. The footer of the first says
    /// that there are none, its row group has six; the keys of the second one's map may be NULL.
    private static final Map<String, String> OTHERWISE =
            Map.of("data/repeated_no_annotation.parquet", "6", "data/incorrect_map_schema.parquet", "1");

    private static Path corpus() {
        String directory = System.getenv("WINDLASS_TEST_DATA");
        assumeTrue(directory != null, "WINDLASS_TEST_DATA is not set");
        return Path.of(directory, "parquet-testing");
    }

    static List<String> files() throws IOException {
        if (System.getenv("WINDLASS_TEST_DATA") == null) {
            return List.of("");
        }
        List<String> names = new ArrayList<>();
        for (String folder : List.of("data", "bad_data")) {
            try (Stream<Path> files = Files.list(corpus().resolve(folder))) {
                files.map(file -> folder + "/" + file.getFileName())
                        .filter(name -> name.endsWith(".parquet"))
                        .sorted()
                        .forEach(names::add);
            }
        }
        return names;
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileIsLoadedOrRefusedWithAReason(String name) throws IOException {
        Path corpus = corpus();
        Path file = corpus.resolve(name);
        boolean binary = name.startsWith("data/binary");
        List<Type> types = types(file);
        WAREHOUSE.run("DROP TABLE IF EXISTS corpus");
        WAREHOUSE.run("CREATE TABLE corpus (" + columns(types, binary) + ")");
        String url = WAREHOUSE.put(name, Files.readAllBytes(file));
        DescribeStatementResponse copy = WAREHOUSE.ended(
                WAREHOUSE.submit("COPY corpus FROM '" + url + "' IAM_ROLE default FORMAT PARQUET SERIALIZETOJSON"));
        String outcome = copy.error() == null ? "loaded" : copy.error();
        String reason = REFUSED.getOrDefault(name, "loaded");
        assertTrue(outcome.contains(reason), name + ": " + outcome);
        if (reason.equals("loaded")) {
            JsonNode expected =
                    MAPPER.readTree(corpus.resolve("EXPECTED.json").toFile()).get(name);
            assertEquals(
                    OTHERWISE.getOrDefault(name, expected.path("rows").asText()),
                    WAREHOUSE.value("SELECT COUNT(*) FROM corpus"));
            check(types, expected, binary);
        } else {
            assertTrue(outcome.contains(url), outcome);
        }
    }

    /// Of a footer that the library cannot read there are none.
    private static List<Type> types(Path file) {
        try (ParquetFileReader reader = new ParquetFileReader(
                new LocalInputFile(file),
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build())) {
            return reader.getFooter().getFileMetaData().getSchema().getFields();
        } catch (IOException | RuntimeException unreadable) {
            return List.of();
        }
    }

    private static String columns(List<Type> types, boolean binary) {
        if (types.isEmpty()) {
            return "c0 INT";
        }
        List<String> columns = new ArrayList<>();
        types.forEach(type -> columns.add("c" + columns.size() + " " + column(type, binary)));
        return String.join(", ", columns);
    }

    private static String column(Type type, boolean binary) {
        if (!type.isPrimitive() || type.isRepetition(Type.Repetition.REPEATED)) {
            return "SUPER";
        }
        PrimitiveType primitive = type.asPrimitiveType();
        LogicalTypeAnnotation logical = primitive.getLogicalTypeAnnotation();
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            return "DECIMAL(" + decimal.getPrecision() + "," + decimal.getScale() + ")";
        }
        return switch (primitive.getPrimitiveTypeName()) {
            case INT32 -> logical instanceof DateLogicalTypeAnnotation ? "DATE" : "INT";
            case INT64 -> logical instanceof TimestampLogicalTypeAnnotation ? "TIMESTAMP" : "BIGINT";
            case INT96 -> "TIMESTAMP";
            case FLOAT -> "REAL";
            case DOUBLE -> "DOUBLE PRECISION";
            case BOOLEAN -> "BOOLEAN";
            case BINARY -> binary && logical == null ? "VARBYTE(1024)" : "VARCHAR(65535)";
            case FIXED_LEN_BYTE_ARRAY -> "VARBYTE(1024)";
        };
    }

    private static void check(List<Type> types, JsonNode expected, boolean binary) {
        for (int column = 0; column < types.size(); column++) {
            JsonNode figures = expected.path("cols").path(types.get(column).getName());
            String kind = column(types.get(column), binary);
            String name = "c" + column;
            if (figures.has("nulls")) {
                assertEquals(
                        figures.get("nulls").asText(),
                        WAREHOUSE.value("SELECT COUNT(*) - COUNT(" + name + ") FROM corpus"),
                        name);
            }
            if (kind.matches("INT|BIGINT|DECIMAL.*")
                    && !figures.path("sum").asText("None").equals("None")) {
                numbers(name, figures);
            }
            if (kind.equals("TIMESTAMP") && figures.hasNonNull("min")) {
                List<String> row = WAREHOUSE
                        .rows("SELECT MIN(" + name + ")::text, MAX(" + name + ")::text FROM corpus")
                        .getFirst();
                assertEquals(moment(figures.get("min").asText()), moment(row.get(0)), name);
                assertEquals(moment(figures.get("max").asText()), moment(row.get(1)), name);
            }
            if (kind.startsWith("VARCHAR") && figures.has("distinct")) {
                assertEquals(
                        figures.get("distinct").asText(),
                        WAREHOUSE.value("SELECT COUNT(DISTINCT " + name + ") + MAX(CASE WHEN " + name
                                + " IS NULL THEN 1 ELSE 0 END) FROM corpus"),
                        name);
            }
        }
    }

    private static LocalDateTime moment(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T'));
    }

    /// The other reader's sums of whole numbers go round at 64 bits.
    private static void numbers(String name, JsonNode figures) {
        List<String> row = WAREHOUSE
                .rows("SELECT SUM(" + name + ")::text, MIN(" + name + ")::text, MAX(" + name + ")::text FROM corpus")
                .getFirst();
        List<BigDecimal> found = row.stream()
                .map(text -> new BigDecimal(text).stripTrailingZeros())
                .toList();
        BigDecimal sum = new BigDecimal(figures.get("sum").asText()).stripTrailingZeros();
        boolean whole = sum.scale() <= 0 && found.getFirst().scale() <= 0;
        assertEquals(
                whole ? BigDecimal.valueOf(sum.longValue()) : sum,
                whole ? BigDecimal.valueOf(found.getFirst().longValue()) : found.getFirst(),
                name);
        assertEquals(new BigDecimal(figures.get("min").asText()).stripTrailingZeros(), found.get(1), name);
        assertEquals(new BigDecimal(figures.get("max").asText()).stripTrailingZeros(), found.get(2), name);
    }
}
