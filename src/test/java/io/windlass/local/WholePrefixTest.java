package io.windlass.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.pipeline.DefinitionFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

/// Loads that replace rows: they take all objects of their prefix, and all or nothing of them.
class WholePrefixTest {

    private static TestStack stack;

    @BeforeAll
    static void start() {
        Map<String, String> files = new HashMap<>();
        for (String table : List.of("mirror", "special", "live", "spoilt", "january", "strays")) {
            String audit = table.equals("live") ? ", \"audit\": true" : "";
            files.put(
                    "schemas/" + table + ".json",
                    "{\"table\": \"" + table + "\", \"columns\": [{\"name\": \"id\", \"type\": \"integer\"},"
                            + " {\"name\": \"at\", \"type\": \"timestamp\"}]" + audit + "}");
        }
        String range = "{\"range\": {\"column\": \"at\", \"from\": \"2026-01-01\", \"to\": \"2026-02-01\"}}";
        files.put(
                "pipelines/mirror.json",
                "{\"pipeline\": \"mirror\", \"start\": \"manual\", \"steps\": ["
                        + step("mirror", "mirror/", "\"replace\"") + ", "
                        + step("special", "mirror/special/", "\"append\"") + "]}");
        files.put("pipelines/live.json", pipeline("live", "\"replace\""));
        files.put("pipelines/spoilt.json", pipeline("spoilt", "\"replace\""));
        files.put("pipelines/january.json", pipeline("january", range));
        files.put("pipelines/strays.json", pipeline("strays", range));
        stack = new TestStack(TestStack.catalog(DefinitionFiles.of(files)));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static String pipeline(String name, String load) {
        return "{\"pipeline\": \"" + name + "\", \"steps\": [" + step(name, name + "/", load) + "]}";
    }

    private static String step(String name, String prefix, String load) {
        return "{\"step\": \"" + name + "\", \"copy\": \"" + name + "\", \"from\": {\"prefix\": \"" + prefix
                + "\"}, \"format\": \"csv\", \"options\": {\"emptyasnull\": true}, \"batch\": {\"maxFiles\": 1},"
                + " \"load\": " + load + "}";
    }

    private static void put(String key, String text) {
        stack.put(key, RequestBody.fromBytes(text.getBytes(UTF_8)));
    }

    private static List<String> ids(String table) throws SQLException {
        return stack.rows("select id from " + table + " order by id").stream()
                .map(List::getFirst)
                .toList();
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void aStartMakesTheTableWhatLiesBelowThePrefix() throws IOException, SQLException {
        put("mirror/1.csv", "1,\n");
        put("mirror/2.csv", "2,\n");
        put("mirror/special/3.csv", "3,\n");
        stack.put("mirror/4.csv.gz", RequestBody.fromBytes(zipped("4,\n")));
        stack.load();
        assertEquals(List.of(), stack.rows("select 1 from information_schema.tables where table_name = 'mirror'"));

        stack.start("mirror");
        stack.load();
        assertEquals(List.of("1", "2", "4"), ids("mirror"));
        assertEquals(List.of("3"), ids("special"));
        assertEquals(
                List.of(List.of("1", "2", "2"), List.of("2", "1", "1")),
                stack.rows("select part, files, rows from windlass.ledger where step = 'mirror' order by part"));

        stack.change("create view mirrored as select id from mirror");
        stack.delete("mirror/1.csv");
        put("mirror/5.csv", "5,\n5,\n");
        stack.start("mirror");
        stack.load();
        assertEquals(List.of("2", "4", "5", "5"), ids("mirrored"));

        stack.change("insert into mirror values (99)");
        stack.start("mirror");
        stack.load();
        assertEquals(List.of("2", "4", "5", "5"), ids("mirrored"));
        assertEquals(List.of("3"), ids("special"));
    }

    @Test
    void anArrivalLoadsWhatWasThereBeforeItToo() throws SQLException {
        put("live/1.csv", "1,\n");
        stack.load();
        put("live/2.csv", "2,\n");
        put("live/3.csv", "3,\n");
        stack.load();

        assertEquals(List.of("1", "2", "3"), ids("live"));
        assertEquals(
                List.of(List.of("2", "t")),
                stack.rows("select (select count(*) from windlass.ledger where step = 'live'),"
                        + " min(_run_id) = (select max(run) from windlass.ledger where step = 'live') from live"));
    }

    @Test
    void oneBadObjectStopsItAndTheOldRowsStay() throws SQLException {
        put("spoilt/1.csv", "1,\n");
        stack.load();
        put("spoilt/2.csv", "two,\n");
        List<String> wrong = stack.load();

        assertTrue(wrong.contains("spoilt=Paused[]"), wrong::toString);
        assertTrue(
                wrong.stream().anyMatch(each -> each.contains("ending=Stop, reason=s3://data/spoilt/2.csv")),
                wrong::toString);
        assertEquals(List.of("1"), ids("spoilt"));
    }

    @Test
    void aRangeIsReplacedAndNoOther() throws SQLException {
        put("january/1.csv", "1,2026-01-01 00:00:00\n1,2026-01-01 00:00:00\n");
        stack.load();
        stack.change("insert into january values (100, '2025-12-31 23:59:59'), (101, '2026-02-01'), (102, null),"
                + " (103, '2026-01-15')");
        put("january/2.csv", "2,2026-01-31 23:59:59\n");
        stack.load();

        assertEquals(List.of("1", "1", "2", "100", "101", "102"), ids("january"));
    }

    @Test
    void aRowOutsideOfItsRangeIsRefused() throws SQLException {
        put("strays/1.csv", "1,2026-01-01 00:00:00\n");
        stack.load();
        put("strays/2.csv", "2,2026-02-01 00:00:00\n3,\n4,2026-01-02 00:00:00\n");
        List<String> wrong = stack.load();

        assertTrue(
                wrong.stream()
                        .anyMatch(each ->
                                each.contains("rows lie outside of the range of at: (2026-02-01 00:00:00) (null)")),
                wrong::toString);
        assertEquals(List.of("1"), ids("strays"));
    }
}
