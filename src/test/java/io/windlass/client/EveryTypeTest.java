package io.windlass.client;

import static io.windlass.client.ClientGround.all;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.acceptance.TestDefinitions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A value of every type, there and back, as a result of the Data API and through UNLOAD.
class EveryTypeTest {

    private static final String COLUMNS = """
            {"name": "small", "type": "smallint"}, {"name": "whole", "type": "integer"}, {"name": "big", "type": "bigint"},
            {"name": "exact", "type": "decimal(20,6)"}, {"name": "single", "type": "real"},
            {"name": "double", "type": "double precision"}, {"name": "truth", "type": "boolean"},
            {"name": "fixed", "type": "char(8)"}, {"name": "text", "type": "varchar(65535)"}, {"name": "day", "type": "date"},
            {"name": "clock", "type": "time"}, {"name": "zoned_clock", "type": "timetz"},
            {"name": "moment", "type": "timestamp"}, {"name": "zoned_moment", "type": "timestamptz"},
            {"name": "bytes", "type": "varbyte(64)"}, {"name": "document", "type": "super"}""";

    private static final String[] TEXTS = {
        "",
        " ",
        "a 'quote' and \"another\"",
        "\\",
        "\\' or 1=1 --",
        ":v1 :v2",
        "'; drop table every_type; --",
        "tab\tline\nreturn\r",
        "snow \u2603, \uD83D\uDE00, e\u0301, \u0645\u0631\u062D\u0628\u0627",
        "null",
        "NULL",
        "\u0001\u001f",
        "$$ $1 {} ?",
        "x".repeat(60_000)
    };

    private static ClientGround ground;
    private static WindlassClient client;

    @BeforeAll
    static void write() {
        ground = new ClientGround(new TestDefinitions()
                .file("schemas/every_type.json", "{\"table\": \"every_type\", \"columns\": [" + COLUMNS + "]}")
                .file("pipelines/every_type.json", """
                        {"pipeline": "every_type", "steps": [{"step": "rows", "copy": "every_type",
                          "from": {"prefix": "every_type/"}, "format": "json"}]}""")
                .file("schemas/nested.json", """
                        {"table": "shop.nested", "audit": true, "columns": [
                          {"name": "id", "type": "varchar(36)", "notNull": true}, {"name": "number", "path": "some.Number", "type": "integer"},
                          {"path": "child", "columns": [{"path": "Some'Boolean", "type": "boolean", "name": "flag"},
                            {"path": "deeper", "columns": [{"path": "x", "type": "super"}]}]},
                          {"name": "second_tag", "path": "$.tags[1]", "type": "varchar(20)"},
                          {"name": "at", "type": "timestamp"}, {"name": "zoned", "type": "timestamptz"}]}""")
                .file("pipelines/nested.json", """
                        {"pipeline": "nested", "steps": [{"step": "rows", "copy": "shop.nested",
                          "from": {"prefix": "nested/", "match": ".*\\\\.json"}, "format": "json",
                          "options": {"timeformat": "epochmillisecs"}}]}"""));
        client = ground.client;
        List<Map<String, ?>> rows =
                new ArrayList<>(List.of(full(), Map.of("whole", 2), Map.of("whole", 1, "text", "")));
        for (int place = 0; place < TEXTS.length; place++) {
            rows.add(Map.of("whole", 100 + place, "text", TEXTS[place]));
        }
        client.writeBatch("every_type", rows);
        ground.settle();
    }

    @AfterAll
    static void stop() {
        if (ground != null) {
            ground.close();
        }
    }

    @AfterEach
    void unlimited() {
        ground.cloud().limitResults(500_000_000, Long.MAX_VALUE);
    }

    private static Map<String, Object> full() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("small", (short) -32_768);
        row.put("whole", 2_147_483_647);
        row.put("big", Long.MIN_VALUE);
        row.put("exact", new BigDecimal("-12345678901234.567891"));
        row.put("single", 0.1f);
        row.put("double", 1e-300);
        row.put("truth", true);
        row.put("fixed", "ab");
        row.put("text", "text");
        row.put("day", LocalDate.of(2024, 2, 29));
        row.put("clock", LocalTime.of(23, 59, 59, 123_456_000));
        row.put("zoned_clock", OffsetTime.of(1, 2, 3, 0, ZoneOffset.ofHours(2)));
        row.put("moment", LocalDateTime.of(1999, 12, 31, 23, 59, 59, 999_999_000));
        row.put("zoned_moment", OffsetDateTime.of(2024, 1, 1, 0, 30, 0, 0, ZoneOffset.ofHoursMinutes(5, 30)));
        row.put("bytes", new byte[] {0, 1, (byte) 0xff});
        row.put("document", document());
        return row;
    }

    private static Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("list", Arrays.asList(1, 2.5, "three", null, false));
        document.put("it's", Map.of("in \\ here", "\"quotes\""));
        return document;
    }

    /// From here on every result comes through UNLOAD.
    private static void unloading() {
        ground.cloud().limitResults(10, Long.MAX_VALUE);
    }

    private static Map<String, Object> one(Rows rows) {
        List<? extends Map<String, Object>> found = all(rows);
        assertEquals(1, found.size());
        return found.getFirst();
    }

    private static void checkFull(Map<String, Object> row) {
        Map<String, Object> expected = new LinkedHashMap<>(full());
        expected.put("small", -32_768L);
        expected.put("whole", 2_147_483_647L);
        expected.put("single", 0.1);
        expected.put("zoned_moment", OffsetDateTime.of(2023, 12, 31, 19, 0, 0, 0, ZoneOffset.UTC));
        assertArrayEquals((byte[]) expected.remove("bytes"), (byte[]) row.remove("bytes"));
        assertEquals(Kept.reread(Kept.JSON.valueToTree(expected.remove("document"))), row.remove("document"));
        assertEquals(expected, row);
    }

    @Test
    void everyTypeComesBackAsItWas() {
        checkFull(one(client.exactKeyQuery("every_type", Map.of("whole", List.of(2_147_483_647)))));
    }

    @Test
    void everyTypeComesBackThroughUnloadAsItWas() {
        unloading();
        checkFull(one(client.exactKeyQuery("every_type", Map.of("whole", List.of(2_147_483_647)))));
        assertEquals(List.of(), ground.keys("windlass", "results/"));
    }

    @Test
    void everyTypeCanBeAskedForByItsValue() {
        askByEveryValue();
        unloading();
        askByEveryValue();
    }

    private void askByEveryValue() {
        Map<String, Object> values = full();
        values.remove("document");
        values.forEach((column, value) ->
                checkFull(one(client.exactKeyQuery("every_type", List.of(Map.of(column, value))))));
        values.forEach((column, value) -> {
            Map<String, Object> ranges = new HashMap<>(Map.of("truth", List.of(true, true, true, true)));
            ranges.put(column, List.of(value, true, value, true));
            checkFull(one(client.rangeKeyQuery("every_type", List.of(ranges))));
        });
    }

    @Test
    void bytesAreOrderedAsBytes() {
        byte[] below = {0, 1, (byte) 0xfe};
        byte[] above = {0, 2};
        for (List<Object> range : List.of(
                Arrays.<Object>asList(below, above),
                Arrays.<Object>asList("0001FF", true, "0001ff", true),
                Arrays.<Object>asList(new byte[0], null),
                Arrays.<Object>asList(null, above))) {
            checkFull(one(client.rangeKeyQuery("every_type", List.of(Map.of("bytes", range)))));
        }
        assertEquals(
                List.of(), all(client.rangeKeyQuery("every_type", List.of(Map.of("bytes", List.of(above, "ff"))))));
        Map<String, List<Object>> tooLong = Map.of("bytes", List.of(new byte[32_768]));
        assertThrows(RequestFailed.class, () -> client.exactKeyQuery("every_type", tooLong));
    }

    @Test
    void aQuestionOfBytesIsKnownAgainByItsId() {
        Regions bytes = Regions.exact(Map.of("bytes", List.of(new byte[] {1, 2})));
        Query query = client.queries().start("every_type", bytes, "of-bytes");

        assertEquals(
                query,
                client.queries().start("every_type", Regions.exact(Map.of("bytes", List.of("0102"))), "of-bytes"));
        Regions other = Regions.exact(Map.of("bytes", List.of(new byte[] {1, 3})));
        assertThrows(RequestFailed.class, () -> client.queries().start("every_type", other, "of-bytes"));
        client.queries().forget("of-bytes");
    }

    @Test
    void valuesCanBeTextsToo() {
        Map<String, Object> texts = new HashMap<>();
        texts.put("whole", "2147483647");
        texts.put("exact", "-12345678901234.5678910");
        texts.put("day", "2024-02-29");
        texts.put("moment", "1999-12-31T23:59:59.999999");
        texts.put("zoned_moment", Instant.parse("2023-12-31T19:00:00Z"));
        checkFull(one(client.exactKeyQuery("every_type", List.of(texts))));
    }

    @Test
    void nullIsNotTheEmptyText() {
        Map<String, Object> none = one(client.exactKeyQuery("every_type", List.of(Map.of("whole", 2))));
        none.remove("whole");
        assertEquals(Collections.singleton(null), new HashSet<>(none.values()));
        Map<String, Object> empty = new HashMap<>(one(client.exactKeyQuery("every_type", List.of(Map.of("whole", 1)))));
        assertEquals("", empty.get("text"));
        assertNull(empty.get("fixed"));
        nullAndEmpty();
        unloading();
        nullAndEmpty();
    }

    private void nullAndEmpty() {
        assertEquals(
                List.of(1L, 100L),
                all(client.exactKeyQuery("every_type", Map.of("text", List.of("")))).stream()
                        .map(row -> (Long) row.get("whole"))
                        .sorted()
                        .toList());
        assertEquals(
                2L,
                one(client.exactKeyQuery("every_type", Map.of("text", Collections.singletonList(null))))
                        .get("whole"));
    }

    @Test
    void hostileTextsStayValues() {
        findEveryText();
        unloading();
        findEveryText();
    }

    private void findEveryText() {
        for (int place = 1; place < TEXTS.length; place++) {
            Map<String, Object> row = one(
                    client.exactKeyQuery("every_type", List.of(Map.of("text", TEXTS[place], "whole", 100 + place))));
            assertEquals(TEXTS[place], row.get("text"));
        }
    }

    @Test
    void aRowThatIsTooLongForTheDataApiComesThroughUnload() {
        ground.cloud().limitResults(500_000_000, 64 * 1024);
        List<? extends Map<String, Object>> rows =
                all(client.rangeKeyQuery("every_type", List.of(Map.of("whole", Condition.Range.from(100)))));
        assertEquals(TEXTS.length + 1, rows.size());
    }

    @Test
    void rowsGoWhereTheColumnsPathsPoint() throws JsonProcessingException {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", "one");
        row.put("number", 5);
        row.put("flag", true);
        row.put("child_deeper_x", new JsonMapper().readTree("{\"deep\": [1]}"));
        row.put("second_tag", "second");
        row.put("at", LocalDateTime.of(2024, 5, 6, 7, 8, 9, 123_000_000));
        row.put("zoned", 1_714_979_289_123L);
        Job job = client.writeBatch("shop.nested", List.of(row));
        ground.settle();

        assertEquals(
                JobStatus.State.FINISHED,
                client.await("shop.nested", job.id(), Duration.ofMinutes(1)).state());
        Map<String, Object> found = one(client.exactKeyQuery("shop.nested", Map.of("id", List.of("one"))));
        assertEquals(5L, found.get("number"));
        assertEquals(true, found.get("flag"));
        assertEquals("{\"deep\":[1]}", found.get("child_deeper_x").toString());
        assertEquals("second", found.get("second_tag"));
        assertEquals(row.get("at"), found.get("at"));
        assertEquals(OffsetDateTime.of(2024, 5, 6, 7, 8, 9, 123_000_000, ZoneOffset.UTC), found.get("zoned"));
        assertEquals(1L, found.get("_run_id"));
    }
}
