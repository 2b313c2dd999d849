package io.windlass.redshift;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.schema.TableName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each statement against its golden file in `src/test/resources/golden/sql`. After a wanted change write them
/// anew with `-Dwindlass.golden=write` and read the difference.
class SqlRendererTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "sql");

    static Stream<String> names() {
        return StatementSamples.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void rendersAsTheGoldenFileSays(String name) throws IOException {
        String sql = SqlRenderer.render(StatementSamples.all().get(name)) + "\n";
        Path file = GOLDEN.resolve(name + ".sql");
        if ("write".equals(System.getProperty("windlass.golden"))) {
            Files.writeString(file, sql, UTF_8);
        }

        assertEquals(Files.readString(file, UTF_8), sql);
    }

    @Test
    void everyKindOfStatementHasAGoldenFile() {
        assertEquals(
                Set.of(Statement.class.getPermittedSubclasses()),
                StatementSamples.byKind().keySet());
    }

    @Test
    void everyGoldenFileHasAStatement() {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            assertEquals(
                    names().map(name -> name + ".sql").collect(Collectors.toSet()),
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void refusesWhatIsNoWordWhereOnlyAWordCanStand() {
        Map<String, CopyOptions.Value> hostile = new LinkedHashMap<>();
        hostile.put("compupdate", new CopyOptions.Value.Word("off; drop table x"));
        assertThrows(IllegalArgumentException.class, () -> SqlRenderer.render(copy(Format.CSV, hostile)));

        assertThrows(
                IllegalArgumentException.class,
                () -> SqlRenderer.render(copy(Format.CSV, Map.of("gzip; drop table x", new CopyOptions.Value.Flag()))));
    }

    @Test
    void refusesJsonWithoutItsJsonpaths() {
        IllegalArgumentException thrown =
                assertThrows(IllegalArgumentException.class, () -> SqlRenderer.render(copy(Format.JSON, Map.of())));

        assertTrue(thrown.getMessage().contains("staging.t"), thrown.getMessage());
    }

    @Test
    void refusesFixedWidthWithoutWidths() {
        IllegalArgumentException thrown = assertThrows(
                IllegalArgumentException.class, () -> SqlRenderer.render(copy(Format.FIXEDWIDTH, Map.of())));

        assertTrue(thrown.getMessage().contains("id:5"), thrown.getMessage());
    }

    @Test
    void writesTheDelimiterOnce() {
        String sql = SqlRenderer.render(copy(Format.DELIMITED, Map.of("delimiter", new CopyOptions.Value.Text(";"))));

        assertEquals(2, sql.split("DELIMITER", -1).length);
    }

    @Test
    void serializingNestedColumnsIsAPartOfTheFormat() {
        for (Format format : List.of(Format.PARQUET, Format.ORC)) {
            String sql = SqlRenderer.render(copy(format, Map.of("serializetojson", new CopyOptions.Value.Flag())));

            assertTrue(sql.endsWith("\nMANIFEST\nFORMAT " + format + " SERIALIZETOJSON"), sql);
        }
    }

    @Test
    void endsNoStatementItself() {
        SequencedMap<String, Statement> samples = StatementSamples.all();

        samples.forEach(
                (name, statement) -> assertFalse(SqlRenderer.render(statement).contains(";"), name));
    }

    private static Statement.Copy copy(Format format, Map<String, CopyOptions.Value> options) {
        return new Statement.Copy(
                TableName.of("staging", "t"),
                List.of(),
                "s3://b/m",
                format,
                Optional.empty(),
                Compression.NONE,
                CopyOptions.of(options),
                "default");
    }
}
