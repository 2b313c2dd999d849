package io.windlass.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.windlass.schema.Column;
import io.windlass.schema.ColumnType;
import io.windlass.schema.Identifier;
import io.windlass.schema.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The packaged pipeline against the real files of the music-streaming sample.
class PackagedSampleTest {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final Pipeline pipeline = assertInstanceOf(
                    Definitions.Sound.class,
                    Definitions.read(DefinitionFiles.packaged(getClass().getClassLoader())))
            .catalog()
            .pipeline("sparkify_staging")
            .orElseThrow();

    private Path data;

    @BeforeEach
    void findTheData() {
        String directory = System.getenv("WINDLASS_TEST_DATA");
        Assumptions.assumeTrue(directory != null, "WINDLASS_TEST_DATA is not set");
        data = Path.of(directory, "sparkify");
    }

    private List<String> keys() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> data.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thirtyFilesAreEventsAndSeventyOneAreSongs() throws IOException {
        Routing routing = new Routing(Sources.of(new Catalog(sequenced(pipeline))), "data");
        Map<String, Integer> counts = new HashMap<>();
        for (String key : keys()) {
            String taker = routing.route("data", key) instanceof Route.Taken(List<Route.Target> targets)
                    ? targets.getFirst().step()
                    : "nobody";
            counts.merge(taker, 1, Integer::sum);
        }
        assertEquals(30, counts.get("events"));
        assertEquals(71, counts.get("songs"));
    }

    @Test
    void everyValueFitsItsColumn() throws IOException {
        Map<String, BigDecimal> sums = new HashMap<>();
        for (Step.Copy step : pipeline.copies()) {
            for (String key : keys()) {
                if (key.startsWith(step.from().prefix())) {
                    rows(step.table(), data.resolve(key), sums);
                }
            }
        }
        assertEquals(new BigDecimal("1684759.74663"), sums.get("length"));
        assertEquals(0, new BigDecimal("17020.80700").compareTo(sums.get("duration")));
    }

    private static void rows(Table table, Path file, Map<String, BigDecimal> sums) throws IOException {
        try (MappingIterator<JsonNode> rows = MAPPER.readerFor(JsonNode.class).readValues(file.toFile())) {
            while (rows.hasNext()) {
                JsonNode row = rows.next();
                assertEquals(row.size(), table.columns().size(), file.toString());
                for (Column column : table.columns()) {
                    JsonNode value = row.path(column.path().replaceAll("^\\$\\['|']$", ""));
                    assertTrue(!value.isMissingNode(), file + " has no " + column.path());
                    fits(column, value, file, sums);
                }
            }
        }
    }

    private static void fits(Column column, JsonNode value, Path file, Map<String, BigDecimal> sums) {
        ColumnType type = column.type();
        if (type.kind() == ColumnType.Kind.VARCHAR) {
            assertTrue(Identifier.bytes(value.asText()) <= type.length(), file + ": " + value);
        }
        if (type.kind() == ColumnType.Kind.DECIMAL && !value.isNull()) {
            assertTrue(value.decimalValue().scale() <= type.scale(), file + ": " + value);
            sums.merge(column.name(), value.decimalValue(), BigDecimal::add);
        }
    }

    private static SequencedMap<String, Pipeline> sequenced(Pipeline pipeline) {
        return new LinkedHashMap<>(Map.of(pipeline.name(), pipeline));
    }
}
