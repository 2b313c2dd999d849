package io.windlass.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.load.Notice;
import io.windlass.load.TickOutcome;
import io.windlass.local.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Whole folders of odd files, each loaded at once: it ends, and every row that goes in is in the table or named.
class BadFoldersTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static final List<String> TEXTS = List.of("blns.txt", "blns.base64.txt");

    private static final Heard HEARD = new Heard();
    private static LocalStack stack;
    private static Tables tables;
    private static Map<String, TickOutcome> outcomes;

    @BeforeAll
    static void loadThemAll() throws Exception {
        Map<String, byte[]> objects = new HashMap<>();
        objects.putAll(folder("json", TestData.folder("bad-json"), ".json"));
        objects.putAll(folder("rows", TestData.folder("bad-csv").resolve("csvs"), ".csv"));
        objects.put("strings/blns.json", lines());
        objects.put("skipping/blns.json", lines());
        for (String name : TEXTS) {
            objects.put(
                    "texts/" + name,
                    Files.readAllBytes(TestData.folder("bad-strings").resolve(name)));
        }
        stack = TestStack.holding(definitions().catalog(), HEARD);
        new Uploads(stack.cloud().clients().s3()).put(objects);
        stack.delivery().release();
        outcomes = stack.settle();
        tables = new Tables(stack.cloud().database());
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    private static TestDefinitions definitions() {
        return new TestDefinitions()
                .table("json", "a", "varchar(100)")
                .pipeline("json", "json/", "json auto", "")
                .file("schemas/rows.json", """
                        {"table": "rows", "columns": [{"name": "a", "type": "varchar(100)"},
                          {"name": "b", "type": "varchar(100)"}, {"name": "c", "type": "varchar(100)"}]}""")
                .pipeline("rows", "rows/", "csv", ", \"options\": {\"ignoreheader\": 1}")
                .table("strings", "text", "varchar(65535)")
                .pipeline("strings", "strings/", "json", "")
                .table("texts", "line", "varchar(100)")
                .pipeline("texts", "texts/", "delimited", ", \"options\": {\"delimiter\": \"|\", \"maxerror\": 1000}")
                .table("skipping", "text", "varchar(20)")
                .pipeline("skipping", "skipping/", "json", ", \"options\": {\"maxerror\": 1000}");
    }

    private static Map<String, byte[]> folder(String prefix, Path folder, String ending) throws IOException {
        Map<String, byte[]> objects = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(ending) && !name.equals("EXPECTED.json")) {
                    objects.put(prefix + "/" + name, Files.readAllBytes(file));
                }
            }
        }
        return objects;
    }

    private static List<String> strings() throws IOException {
        List<String> strings = new ArrayList<>();
        JSON.readTree(Files.readAllBytes(TestData.folder("bad-strings").resolve("blns.json")))
                .forEach(each -> strings.add(each.asText()));
        return strings;
    }

    /// One JSON object for each string.
    private static byte[] lines() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String string : strings()) {
            lines.append(JSON.writeValueAsString(Map.of("text", string))).append('\n');
        }
        return lines.toString().getBytes(UTF_8);
    }

    private static Map<String, String> quarantined(String pipeline) {
        return HEARD.all(Notice.Quarantined.class).stream()
                .filter(each -> each.step().pipeline().equals(pipeline))
                .collect(Collectors.toMap(
                        each -> each.object().key().substring(pipeline.length() + 1),
                        Notice.Quarantined::reason,
                        (one, other) -> one + other,
                        TreeMap::new));
    }

    @Test
    void eachPipelineComesToItsEnd() {
        outcomes.forEach((pipeline, outcome) -> assertEquals(new TickOutcome.Quiet(List.of()), outcome, pipeline));
    }

    /// Loaded or set aside, never both and never neither; a few runs do for hundreds of bad files.
    @Test
    void everyJsonTextIsLoadedOrNamed() throws IOException {
        Map<String, String> reasons = quarantined("json");
        Set<String> loaded = tables.loadedKeys("json").stream()
                .map(key -> key.substring("json/".length()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> both = new TreeSet<>(loaded);
        both.retainAll(reasons.keySet());
        Set<String> all = new TreeSet<>(loaded);
        all.addAll(reasons.keySet());
        Set<String> files = new TreeSet<>();
        try (Stream<Path> paths = Files.list(TestData.folder("bad-json"))) {
            paths.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".json") && !name.equals("EXPECTED.json"))
                    .forEach(files::add);
        }

        assertEquals(Set.of(), both);
        assertEquals(files, all);
        reasons.forEach((name, reason) -> assertTrue(reason.matches("(?s)line [0-9]+.*: .+"), name + ": " + reason));
        assertTrue(reasons.size() > 150, reasons.size() + " are set aside");
        int failed = HEARD.all(Notice.Voiding.class).stream()
                .filter(each -> each.pipeline().equals("json"))
                .toList()
                .size();
        assertTrue(failed <= 5, failed + " loads failed for " + reasons.size() + " files");
    }

    /// A row for each value, or for each element where the value is a list.
    @Test
    void everyJsonFileThatIsLoadedGaveAllOfItsRows() throws IOException {
        long rows = 0;
        for (String key : tables.loadedKeys("json")) {
            byte[] text = Files.readAllBytes(TestData.folder("bad-json").resolve(key.substring("json/".length())));
            try (MappingIterator<JsonNode> values =
                    JSON.readerFor(JsonNode.class).readValues(text)) {
                while (values.hasNext()) {
                    JsonNode value = values.next();
                    rows += value.isArray() ? value.size() : 1;
                }
            }
        }

        assertTrue(rows > 10, rows + " rows");
        assertEquals(rows, tables.number("select count(*) from json"));
        assertEquals(rows, tables.number("select sum(rows) from windlass.ledger where pipeline = 'json'"));
    }

    /// The same strings as bare lines, with comments and empty lines between them.
    @Test
    void everyLineOfAnOddTextIsLoadedOrListed() throws IOException {
        long lines = 0;
        for (String name : TEXTS) {
            lines += Files.readString(TestData.folder("bad-strings").resolve(name))
                    .chars()
                    .filter(each -> each == '\n')
                    .count();
        }
        List<Notice.RowsSkipped> skipped = HEARD.all(Notice.RowsSkipped.class).stream()
                .filter(each -> each.pipeline().equals("texts"))
                .toList();
        long listed = tables.number("select count(*) from windlass.ledger_skipped where pipeline = 'texts'");

        assertEquals(Map.of(), quarantined("texts"));
        assertEquals(1, skipped.size());
        assertEquals(listed, skipped.getFirst().rows());
        assertEquals(lines, tables.number("select count(*) from texts") + listed);
        assertTrue(listed > 0 && listed < 100, listed + " lines are skipped");
    }

    /// What the folder says of its own files: so many records each, those with another number of columns aside.
    @Test
    void everyCsvRecordIsLoadedOrItsFileNamed() throws IOException {
        JsonNode expected =
                JSON.readTree(Files.readAllBytes(TestData.folder("bad-csv").resolve("EXPECTED.json")));
        Map<String, String> reasons = quarantined("rows");
        long records = 0;
        for (String key : tables.loadedKeys("rows")) {
            String name = key.substring("rows/".length()).replace(".csv", ".json");
            records += expected.get(name).get("records").asLong();
        }

        assertEquals(records, tables.number("select count(*) from rows"));
        assertEquals(12, tables.loadedKeys("rows").size() + reasons.size(), reasons::toString);
        reasons.forEach((name, reason) -> assertTrue(reason.matches("(?s)line [0-9]+.*: .+"), name + ": " + reason));
    }

    @Test
    void everyOddStringIsInItsTableAsItWas() throws IOException {
        assertEquals(Map.of(), quarantined("strings"));
        List<String> inTable = new ArrayList<>(tables.column("select coalesce(text, '') from strings"));
        List<String> wanted = new ArrayList<>(strings());
        inTable.sort(null);
        wanted.sort(null);
        assertEquals(wanted, inTable);
    }

    /// Those that are too long for their column: what was skipped and what was loaded are all there is.
    @Test
    void whatIsSkippedAndWhatIsLoadedAreAllThereIs() throws IOException {
        List<Notice.RowsSkipped> skipped = HEARD.all(Notice.RowsSkipped.class).stream()
                .filter(each -> each.pipeline().equals("skipping"))
                .toList();
        long loaded = tables.number("select count(*) from skipping");

        assertEquals(Map.of(), quarantined("skipping"));
        assertEquals(1, skipped.size());
        assertTrue(skipped.getFirst().rows() > 100, skipped::toString);
        assertEquals(strings().size(), loaded + skipped.getFirst().rows());
        assertEquals(loaded, tables.number("select rows from windlass.ledger where pipeline = 'skipping'"));
        assertEquals(
                skipped.getFirst().rows(),
                tables.number("select count(*) from windlass.ledger_skipped where pipeline = 'skipping'"));
    }
}
