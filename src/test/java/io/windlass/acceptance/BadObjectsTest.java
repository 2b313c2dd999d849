package io.windlass.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.load.Notice;
import io.windlass.load.TickOutcome;
import io.windlass.local.LocalCloud;
import io.windlass.local.LocalStack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// A thousand objects, of which seven are bad in seven ways: the others are loaded, each of the seven is set aside
/// with what is wrong with it, and all thousand are there once they were mended and released.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BadObjectsTest {

    private static final int OBJECTS = 1_000;

    /// Rows of each good object.
    private static final long ROWS = 3;

    private static final String GONE = "lines/0411.json";

    /// What is wrong, by key.
    private static final Map<String, String> REASONS = new TreeMap<>(Map.of(
            "lines/0100.json.gz",
            "line 0: Failed to inflate with zlib: invalid or incomplete deflate data. zlib error code: -3 (null) (1216)",
            "lines/0211.json",
            "line 2: String contains invalid or unsupported UTF8 codepoints. Bad UTF8 hex sequence: e9 22 7d (error 4) (1220)",
            "lines/0311.json",
            "line 2: Invalid value. Unexpected character ('n' (code 110)): was expecting double-quote to start field name (1216)",
            GONE,
            "the object is not there any more",
            "rows/0600.csv",
            "line 2, column id: Invalid digit, Value 't', Pos 0, Type: Integer (1207)",
            "rows/0700.csv",
            "line 2, column name: String length exceeds DDL length (1204)",
            "rows/0800.csv",
            "line 2: Extra column(s) found (1202)"));

    private static final Heard HEARD = new Heard();
    private static LocalStack stack;
    private static Tables tables;
    private static Map<String, TickOutcome> outcomes;

    @BeforeAll
    static void loadThemAll() throws Exception {
        stack = TestStack.holding(definitions().catalog(), HEARD);
        Uploads uploads = new Uploads(stack.cloud().clients().s3());
        Map<String, byte[]> objects = good();
        objects.putAll(bad(objects));
        uploads.put(objects);
        stack.cloud()
                .clients()
                .s3()
                .deleteObject(request -> request.bucket(LocalCloud.DATA_BUCKET).key(GONE));
        stack.delivery().release();
        outcomes = stack.settle();
        tables = new Tables(stack.cloud().database());
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static TestDefinitions definitions() {
        String columns = "\"columns\": [{\"name\": \"id\", \"type\": \"integer\"},"
                + " {\"name\": \"name\", \"type\": \"varchar(10)\"}]";
        return new TestDefinitions()
                .file("schemas/lines.json", "{\"table\": \"lines\", " + columns + "}")
                .file("schemas/rows.json", "{\"table\": \"rows\", " + columns + "}")
                .file("pipelines/p.json", """
                        {"pipeline": "p", "steps": [
                          {"step": "lines", "copy": "lines", "from": {"prefix": "lines/"}, "format": "json"},
                          {"step": "rows", "copy": "rows", "from": {"prefix": "rows/"}, "format": "csv"}]}""");
    }

    /// Half of them JSON, of which one in ten is compressed, and half of them CSV.
    private static Map<String, byte[]> good() throws IOException {
        Map<String, byte[]> objects = new TreeMap<>();
        for (int number = 0; number < OBJECTS; number++) {
            String name = "%04d".formatted(number);
            if (number >= OBJECTS / 2) {
                objects.put("rows/" + name + ".csv", "1,a\n2,b\n3,c\n".getBytes(UTF_8));
            } else {
                byte[] lines =
                        "{\"id\": 1, \"name\": \"a\"}\n{\"id\": 2, \"name\": \"b\"}\n{\"id\": 3}\n".getBytes(UTF_8);
                boolean compressed = number % 10 == 0;
                objects.put("lines/" + name + (compressed ? ".json.gz" : ".json"), compressed ? zipped(lines) : lines);
            }
        }
        return objects;
    }

    private static Map<String, byte[]> bad(Map<String, byte[]> good) {
        byte[] whole = good.get("lines/0100.json.gz");
        String first = "{\"id\": 1, \"name\": \"a\"}\n";
        return Map.of(
                "lines/0100.json.gz", Arrays.copyOf(whole, whole.length - 12),
                "lines/0211.json", (first + "{\"id\": 2, \"name\": \"caf\u00e9\"}\n").getBytes(ISO_8859_1),
                "lines/0311.json", (first + "{\"id\": 2, name}\n").getBytes(UTF_8),
                "rows/0600.csv", "1,a\ntwo,b\n".getBytes(UTF_8),
                "rows/0700.csv", "1,a\n2,longer than ten\n".getBytes(UTF_8),
                "rows/0800.csv", "1,a\n2,b,more\n".getBytes(UTF_8));
    }

    private static byte[] zipped(byte[] lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(lines);
        }
        return bytes.toByteArray();
    }

    @Test
    @Order(1)
    void everyGoodObjectIsLoadedOnce() {
        assertEquals(Map.of("p", new TickOutcome.Quiet(List.of())), outcomes);
        List<String> keys = tables.loadedKeys("p");
        assertEquals(OBJECTS - REASONS.size(), keys.size());
        assertEquals(keys.size(), new TreeSet<>(keys).size());
        assertEquals(
                ROWS * (OBJECTS - REASONS.size()),
                tables.number("select (select count(*) from lines) + (select count(*) from rows)"));
    }

    @Test
    @Order(2)
    void eachBadOneIsSetAsideWithWhatIsWrong() {
        Map<String, String> reasons = HEARD.all(Notice.Quarantined.class).stream()
                .collect(Collectors.toMap(each -> each.object().key(), Notice.Quarantined::reason));

        assertEquals(REASONS.keySet(), new TreeSet<>(reasons.keySet()));
        assertEquals(REASONS, reasons);
    }

    /// The warehouse names six of the kinds by itself, with the same place and words; it can say nothing of what is not
    /// there, so that one is found by asking S3.
    @Test
    @Order(3)
    void onlyWhatIsMissingHasNoDetailInTheWarehouse() {
        Map<String, String> detailed = new TreeMap<>(REASONS);
        detailed.remove(GONE);

        Map<String, String> said = new TreeMap<>();
        for (String line : tables.column("select distinct substr(trim(file_name), 11) || '|line ' || line_number"
                + " || case when trim(column_name) = '' then '' else ', column ' || trim(column_name) end"
                + " || ': ' || trim(error_message) || ' (' || error_code || ')' from sys_load_error_detail")) {
            int bar = line.indexOf('|');
            assertNull(said.put(line.substring(0, bar), line.substring(bar + 1)), line);
        }

        assertEquals(detailed, said);
    }

    /// All seven kinds are named, so no load fails for looking for one by halves. COPYs that load nothing count too.
    @Test
    @Order(4)
    void noMoreLoadsFailThanThereAreBadObjects() {
        int failed = HEARD.all(Notice.Voiding.class).size()
                + HEARD.all(Notice.Retried.class).size();
        assertTrue(failed <= REASONS.size(), failed + " loads failed: " + HEARD.all(Notice.Voiding.class));
        long aborted = tables.number("select count(*) from sys_load_history where status = 'aborted'");
        assertTrue(aborted <= REASONS.size(), aborted + " COPYs failed");
        assertTrue(
                HEARD.all(Notice.Voiding.class).stream()
                        .noneMatch(each -> each.ending().equals("Bisect")),
                () -> HEARD.all(Notice.Voiding.class).toString());
    }

    /// Each was put again as it should have been. Whether its event or the release is heard first, and although both
    /// are, it is loaded once.
    @Test
    @Order(5)
    void oncePutRightAndReleasedAllThousandAreThere() throws Exception {
        Map<String, byte[]> mended = good();
        mended.keySet().retainAll(REASONS.keySet());
        new Uploads(stack.cloud().clients().s3()).put(mended);

        String answer = TestStack.load(
                stack,
                "{\"action\":\"release\",\"pipeline\":\"p\",\"prefix\":\"s3://" + LocalCloud.DATA_BUCKET
                        + "/\",\"by\":\"Ada\"}");
        stack.delivery().release();
        Map<String, TickOutcome> ended = stack.settle();

        assertEquals("{\"p\":\"7 released\"}", answer);
        assertEquals(Map.of("p", new TickOutcome.Quiet(List.of())), ended);
        assertEquals(
                List.copyOf(good().keySet()),
                tables.loadedKeys("p").stream().sorted().toList());
        assertEquals(ROWS * OBJECTS / 2, tables.number("select count(*) from lines"));
        assertEquals(ROWS * OBJECTS / 2, tables.number("select count(*) from rows"));
        assertEquals(REASONS.size(), HEARD.all(Notice.Quarantined.class).size());
        assertEquals(
                List.of("p: release by Ada: 7 released of Optional[s3://" + LocalCloud.DATA_BUCKET + "/*]"),
                HEARD.all(Notice.ByHand.class).stream()
                        .map(BadObjectsTest::words)
                        .toList());
    }

    private static String words(Notice.ByHand done) {
        return done.pipeline() + ": " + done.action() + " by " + done.who() + ": " + done.what() + " of "
                + done.choice().objects();
    }
}
