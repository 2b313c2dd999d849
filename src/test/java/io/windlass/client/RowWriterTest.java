package io.windlass.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.acceptance.TestDefinitions;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Rows as JSON, and what no row can be.
class RowWriterTest {

    private static final String COLUMNS = """
            [{"name": "id", "type": "varchar(8)", "notNull": true}, {"name": "small", "type": "smallint"},
             {"name": "exact", "type": "decimal(5,2)"}, {"name": "real", "type": "real"}, {"name": "truth", "type": "boolean"},
             {"name": "day", "type": "date"}, {"name": "at", "type": "timestamp"}, {"name": "zoned", "type": "timestamptz"},
             {"name": "bytes", "type": "varbyte(4)"}, {"name": "fixed", "type": "char(4)"}, {"name": "document", "path": "a.b", "type": "super"},
             {"name": "number", "type": "bigint", "identity": [0, 1]}]""";

    private static RowWriter writer(String format, String options) {
        return writer(COLUMNS, format, options);
    }

    private static RowWriter writer(String columns, String format, String options) {
        Tables tables = new Tables(new TestDefinitions()
                .file("schemas/t.json", "{\"table\": \"t\", \"columns\": " + columns + "}")
                .pipeline("t", "t/", format, options)
                .catalog());
        return new RowWriter(tables.forRows(tables.table("t")).getFirst());
    }

    private static String line(RowWriter writer, Map<String, ?> row) {
        return writer.line(row, "/rows/0").toString(UTF_8);
    }

    private static Map<String, Object> with(String column, Object value) {
        Map<String, Object> row = new LinkedHashMap<>(Map.of("id", "x"));
        row.put(column, value);
        return row;
    }

    private static RequestFailed refused(String column, Object value) {
        return assertThrows(
                RequestFailed.class,
                () -> line(writer("json", ""), with(column, value)),
                () -> column + " took " + String.valueOf(value).length() + " characters");
    }

    @Test
    void writesEachColumnAtItsPathAndNothingForWhatTheWarehouseNumbers() {
        assertEquals(
                "{\"id\":\"x\",\"small\":null,\"exact\":null,\"real\":null,\"truth\":null,\"day\":null,\"at\":null,"
                        + "\"zoned\":null,\"bytes\":null,\"fixed\":null,\"a.b\":null}\n",
                line(writer("json", ""), Map.of("ID", "x")));
    }

    @Test
    void writesByNameForAutomaticMatching() {
        String line = line(writer("json auto", ""), with("document", List.of(1)));

        assertTrue(line.contains("\"document\":[1]"), line);
    }

    @Test
    void writesDeepPathsAndPositions() {
        String line = line(writer("""
                        [{"name": "one", "path": "$.a.b[2].c", "type": "integer"}, {"name": "two", "path": "$.a.b[0]", "type": "integer"},
                         {"name": "three", "path": "$['a']['it''s']", "type": "integer"}]""".replace("it''s", "it s"), "json", ""), Map.of("one", 1, "two", 2, "three", 3));

        assertEquals("{\"a\":{\"b\":[2,null,{\"c\":1}],\"it s\":3}}\n", line);
    }

    @Test
    void refusesATableWhoseColumnsLieInOneAnother() {
        RequestFailed refused = assertThrows(RequestFailed.class, () -> writer("""
                        [{"name": "whole", "path": "a", "type": "super"}, {"name": "part", "path": "$.a.b", "type": "integer"}]""", "json", ""));

        assertEquals(RequestFailed.Code.NOT_WRITABLE, refused.code());
        assertTrue(refused.getMessage().contains("columns whole and part"), refused.getMessage());
    }

    @Test
    void takesWhateverSaysTheSame() throws JsonProcessingException {
        RowWriter writer = writer("json", "");
        for (Object small : List.of(5, 5L, "5", new BigDecimal("5.00"), 5.0, new JsonMapper().readTree("5"))) {
            assertTrue(line(writer, with("small", small)).contains("\"small\":5,"), String.valueOf(small));
        }
        for (Object day : List.of(LocalDate.of(2024, 2, 29), "2024-02-29")) {
            assertTrue(line(writer, with("day", day)).contains("\"day\":\"2024-02-29\""));
        }
        for (Object zoned :
                List.of(Instant.parse("2024-01-01T01:00:00Z"), "2024-01-01 02:00:00+01", "2024-01-01T01:00:00")) {
            assertTrue(line(writer, with("zoned", zoned)).contains("\"zoned\":\"2024-01-01 01:00:00+00:00\""));
        }
        assertTrue(line(writer, with("bytes", new byte[] {1, (byte) 0xab})).contains("\"bytes\":\"01ab\""));
        assertTrue(line(writer, with("truth", "TRUE")).contains("\"truth\":true"));
    }

    @Test
    void writesDocumentsOfAnyDepth() {
        Map<String, Object> inner = new HashMap<>();
        inner.put("none", null);
        String line = line(writer("json", ""), with("document", Arrays.asList("a", 1, null, true, inner, List.of())));

        assertTrue(line.contains("\"a.b\":[\"a\",1,null,true,{\"none\":null},[]]"), line);
    }

    @Test
    void namesWhatDoesNotFitAndNeverRepeatsIt() {
        Map<String, List<Object>> wrong = Map.of(
                "small", List.of(32_768, 1.5, "five", true, List.of(1)),
                "exact", List.of(1_000, new BigDecimal("0.001"), "1,5"),
                "real", List.of(Double.NaN, Float.POSITIVE_INFINITY, "x", 1e39, "-1e300", 1e-60),
                "truth", List.of("yes", 1),
                "day", List.of("29.2.2024", "2023-02-29", 5),
                "at", List.of("yesterday", Instant.now()),
                "id", List.of("secret\0text", "secret\ud83d", "secretsecret", 5, List.of("secret")),
                "bytes", List.of("xyz", "abc", "", new byte[0], new byte[5], "0102030405"),
                "fixed", List.of("\u00e9", "secret"),
                "document", List.of(Map.of("a", "secret\0"), new Object()));
        wrong.forEach((column, values) -> values.forEach(value -> {
            RequestFailed refused = refused(column, value);
            assertEquals(RequestFailed.Code.BAD_VALUE, refused.code());
            assertEquals("/rows/0/" + column, refused.pointer());
            assertTrue(refused.getMessage().startsWith(column + " ("), refused.getMessage());
            assertTrue(!refused.getMessage().contains("secret"), refused.getMessage());
        }));
        assertTrue(refused("id", "a\0b").getMessage().contains("NUL"));
    }

    @Test
    void namesColumnsThatAreNotThere() {
        RequestFailed refused = refused("smal", 1);

        assertEquals(RequestFailed.Code.UNKNOWN_COLUMN, refused.code());
        assertEquals("/rows/0/smal", refused.pointer());
        assertTrue(refused.getMessage().endsWith("did you mean small?"), refused.getMessage());
        assertTrue(refused("number", 1).getMessage().contains("filled by the warehouse"));
        assertEquals("/rows/0/a~1b", refused("a/b", 1).pointer());
    }

    @Test
    void namesAColumnThatMustHaveAValue() {
        for (Map<String, Object> row : List.of(Map.<String, Object>of("small", 1), with("id", null))) {
            RequestFailed refused = assertThrows(RequestFailed.class, () -> line(writer("json", ""), row));
            assertEquals("/rows/0/id", refused.pointer());
        }
    }

    @Test
    void refusesARowThatCopyCannotTake() {
        RequestFailed refused = refused("document", "x".repeat(RowWriter.MOST_BYTES));

        assertEquals("/rows/0", refused.pointer());
    }

    @Test
    void writesTimesAsTheStepReadsThem() {
        Map<String, Object> row = with("at", LocalDateTime.of(2024, 1, 1, 0, 0, 1, 500_000_000));

        assertTrue(line(writer("json", ", \"options\": {\"timeformat\": \"epochmillisecs\"}"), row)
                .contains("\"at\":1704067201500"));
        assertTrue(line(writer("json", ", \"options\": {\"timeformat\": \"auto\"}"), row)
                .contains("\"at\":\"2024-01-01 00:00:01.5\""));
        RowWriter seconds = writer("json", ", \"options\": {\"timeformat\": \"epochsecs\"}");
        assertThrows(RequestFailed.class, () -> line(seconds, row));
        assertTrue(line(seconds, with("at", 1_704_067_201)).contains("\"at\":1704067201"));
        RowWriter own = writer("json", ", \"options\": {\"timeformat\": \"DD.MM.YYYY HH:MI:SS\"}");
        assertThrows(RequestFailed.class, () -> line(own, row));
        assertTrue(line(own, with("at", "01.01.2024 00:00:01")).contains("\"at\":\"01.01.2024 00:00:01\""));
    }

    @Test
    void longTextsAreLeftToTheStepThatCutsThem() {
        RowWriter cutting = writer("json", ", \"options\": {\"truncatecolumns\": true}");

        assertTrue(line(cutting, Map.of("id", "x".repeat(20))).contains("x".repeat(20)));
        assertTrue(line(cutting, with("fixed", "longer")).contains("\"fixed\":\"longer\""));
        assertThrows(RequestFailed.class, () -> line(cutting, with("fixed", "\u00e9")));
    }
}
