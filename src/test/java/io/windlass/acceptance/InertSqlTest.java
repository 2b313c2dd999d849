package io.windlass.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.load.Notice;
import io.windlass.local.LocalCloud;
import io.windlass.local.LocalStack;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Names, keys, values, parameters and people's words that are pieces of SQL, loaded into a real PostgreSQL: each comes
/// back as it was written, and nothing but the load was executed. A canary of each form would be gone otherwise.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InertSqlTest {

    private static final JsonMapper JSON = new JsonMapper();

    /// Pieces that end a literal, a name, a statement or a comment, each with something to execute after it.
    private static final List<String> HOSTILE = List.of(
            "'; drop table canary; --",
            "\"; drop table canary; --",
            "\"); drop table canary; --",
            "\\'; drop table canary; --",
            "\\\\'; drop table canary; --",
            "''; drop table canary; --",
            "$$; drop table canary; $$",
            "$a$; drop table canary; --$a$",
            "*/; drop table canary; /*",
            "; drop table canary",
            "');drop table canary;--",
            "' || (select count(*) from canary) || '",
            "%s %n %1$s %%",
            ":run_id :p ? $1",
            "${canary} #{canary} {{canary}}",
            "\u2019; drop table canary; --",
            "\uff07; drop table canary; --",
            "\u00bf'; drop table canary; --",
            "caf\u00e9 \u7a7a \uD83D\uDE00 \u202e",
            "E'\\x27; drop table canary; --",
            "U&'\\0027; drop table canary; --");

    /// What names cannot hold: they are refused or folded, and values and keys take them.
    private static final List<String> ONLY_VALUES =
            List.of("a\nb'; drop table canary; --", "tab\t'; drop table canary; --", " '; drop table canary; -- ");

    private static final Heard HEARD = new Heard();
    private static LocalStack stack;
    private static Tables tables;
    private static List<String> before;

    @BeforeAll
    static void load() throws Exception {
        stack = TestStack.holding(definitions().catalog(), HEARD);
        tables = new Tables(stack.cloud().database());
        execute("create table canary (alive integer)", "insert into canary values (1)");
        before = tables.column("select table_schema || '.' || table_name from information_schema.tables order by 1");
        Uploads uploads = new Uploads(stack.cloud().clients().s3());
        uploads.put(objects());
        stack.delivery().release();
        stack.settle();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection connection = stack.cloud().database().getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private static List<String> values() {
        List<String> values = new ArrayList<>(HOSTILE);
        values.addAll(ONLY_VALUES);
        return values;
    }

    /// A table whose schema, name and columns are hostile, and one whose step lets rows pass that do not fit.
    private static TestDefinitions definitions() throws Exception {
        ObjectNode table = JSON.createObjectNode()
                .put("table", "ev'il\"; drop table canary; --.ta'b\"le; drop table canary; --")
                .put("audit", true)
                .put("comment", "it's; drop table canary; --\\'");
        ArrayNode columns = table.putArray("columns");
        ArrayNode narrow = JSON.createArrayNode();
        for (String name : HOSTILE) {
            columns.addObject()
                    .put("name", name)
                    .put("type", "varchar(300)")
                    .put("comment", name)
                    .put("path", path(name));
            narrow.addObject().put("name", name).put("type", "integer").put("path", path(name));
        }
        ObjectNode skipping = JSON.createObjectNode().put("table", "skipping");
        skipping.set("columns", narrow);
        ObjectNode parameters = JSON.createObjectNode();
        StringBuilder select = new StringBuilder("select 0 as place, cast('' as varchar(300)) as value into given");
        for (int place = 0; place < values().size(); place++) {
            parameters.putObject("p" + place).put("type", "varchar(300)").put("value", values().get(place));
            select.append(" union all select ").append(place + 1).append(", :p").append(place);
        }
        ObjectNode step = JSON.createObjectNode().put("step", "given");
        step.putArray("sql").add(select.toString());
        step.set("parameters", parameters);
        ObjectNode copy = copy("rows", table.get("table").asText(), "{\"prefix\": \"rows/\"}");
        ObjectNode pipeline = JSON.createObjectNode().put("pipeline", "hostile");
        pipeline.putArray("steps").add(copy).add(step);
        ObjectNode lenient = JSON.createObjectNode().put("pipeline", "lenient");
        ObjectNode skips = copy("skips", "skipping", "{\"prefix\": \"skips/\"}");
        skips.putObject("options").put("maxerror", 1_000);
        lenient.putArray("steps").add(skips);
        return new TestDefinitions()
                .file("schemas/hostile.json", table.toString())
                .file("schemas/skipping.json", skipping.toString())
                .file("pipelines/hostile.json", pipeline.toString())
                .file("pipelines/lenient.json", lenient.toString());
    }

    /// What begins like a JSONPath is written as one.
    private static String path(String name) {
        return name.startsWith("$") ? "$['" + name + "']" : name;
    }

    private static ObjectNode copy(String name, String table, String from) throws Exception {
        ObjectNode step =
                JSON.createObjectNode().put("step", name).put("copy", table).put("format", "json");
        step.set("from", JSON.readTree(from));
        return step;
    }

    /// Each of the values in each of the columns, under keys that hold them too; an object that is bad in a hostile
    /// column, and one that is no JSON but SQL.
    private static Map<String, byte[]> objects() {
        Map<String, byte[]> objects = new TreeMap<>();
        int number = 0;
        for (String value : values()) {
            ObjectNode row = JSON.createObjectNode();
            ObjectNode wrong = JSON.createObjectNode();
            HOSTILE.forEach(column -> row.put(column, value));
            wrong.put(HOSTILE.get(number % HOSTILE.size()), value);
            objects.put("rows/" + number + "/" + value, (row + "\n").getBytes(UTF_8));
            objects.put("skips/" + number + "/" + value, (wrong + "\n{}\n").getBytes(UTF_8));
            number++;
        }
        ObjectNode tooLong = JSON.createObjectNode().put(HOSTILE.getFirst(), "'; drop table canary; --".repeat(20));
        objects.put("rows/bad/'; drop table canary; --", tooLong.toString().getBytes(UTF_8));
        ObjectNode nothing = JSON.createObjectNode().put(HOSTILE.getFirst(), "a\u0000'; drop table canary; --");
        objects.put("rows/nul/'; drop table canary; --", nothing.toString().getBytes(UTF_8));
        objects.put("rows/sql/'; drop table canary; --", "'; drop table canary; --".getBytes(UTF_8));
        return objects;
    }

    @Test
    @Order(1)
    void valuesComeBackAsTheyWereWritten() throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Connection connection = stack.cloud().database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select * from " + hostileTable())) {
            List<String> names = new ArrayList<>();
            for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                names.add(found.getMetaData().getColumnName(column));
            }
            List<String> declared = new ArrayList<>(
                    HOSTILE.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList());
            declared.addAll(List.of("_run_id", "_loaded_at"));
            assertEquals(declared, names);
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= HOSTILE.size(); column++) {
                    row.add(found.getString(column));
                }
                rows.add(row);
                assertTrue(found.getLong("_run_id") > 0);
            }
        }
        Set<String> loaded = new TreeSet<>();
        rows.forEach(row -> {
            assertEquals(1, Set.copyOf(row).size(), row::toString);
            loaded.add(row.getFirst());
        });
        assertEquals(new TreeSet<>(values()), loaded);
        assertEquals(values().size(), rows.size());
    }

    private static String hostileTable() {
        return "\"ev'il\"\"; drop table canary; --\".\"ta'b\"\"le; drop table canary; --\"";
    }

    @Test
    @Order(2)
    void keysParametersAndCommentsDoToo() {
        List<String> keys = objects().keySet().stream()
                .filter(key -> !key.matches("rows/(bad|nul|sql)/.*"))
                .sorted()
                .toList();
        List<String> comments =
                tables.column("select col_description(('" + hostileTable().replace("'", "''")
                        + "')::regclass, n) from generate_series(1, " + HOSTILE.size() + ") as n");

        assertEquals(
                keys,
                tables.column("select key from windlass.ledger_object").stream()
                        .sorted()
                        .toList());
        assertEquals(values(), tables.column("select value from given where place > 0 order by place"));
        assertEquals(HOSTILE, comments);
        assertEquals(
                "it's; drop table canary; --\\'",
                tables.value("select obj_description(('" + hostileTable().replace("'", "''") + "')::regclass)"));
    }

    /// The reasons name the hostile column, and the rows that were let pass are listed under their hostile keys.
    @Test
    @Order(3)
    void whatIsBadIsSetAsideOrListedUnderItsOwnName() {
        Map<String, String> reasons = new TreeMap<>();
        HEARD.all(Notice.Quarantined.class)
                .forEach(each -> reasons.put(each.object().key(), each.reason()));
        List<String> listed = tables.column("select column_name from windlass.ledger_skipped");

        assertEquals(
                Set.of(
                        "rows/bad/'; drop table canary; --",
                        "rows/nul/'; drop table canary; --",
                        "rows/sql/'; drop table canary; --"),
                reasons.keySet());
        assertTrue(
                reasons.get("rows/bad/'; drop table canary; --")
                        .startsWith("line 1, column " + HOSTILE.getFirst() + ": String length exceeds DDL length"),
                reasons::toString);
        assertEquals(values().size(), listed.size());
        assertEquals(
                new TreeSet<>(HOSTILE.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList()),
                new TreeSet<>(listed));
        assertEquals(values().size(), tables.number("select count(*) from skipping"));
    }

    /// Undone by somebody whose name is SQL, and loaded again.
    @Test
    @Order(4)
    void whoActedIsKeptAsWritten() throws Exception {
        long run = tables.number("select max(run) from windlass.ledger where step = 'rows'");
        String who = "Ada\\'; drop table canary; --";

        TestStack.load(
                stack,
                JSON.createObjectNode()
                        .put("action", "replay")
                        .put("pipeline", "hostile")
                        .put("prefix", "s3://" + LocalCloud.DATA_BUCKET + "/rows/0/'; drop table canary; --")
                        .put("despiteSql", true)
                        .put("by", who)
                        .toString());
        execute("drop table given");
        stack.settle();

        assertEquals(who, tables.value("select who from windlass.ledger where action = 'replay'"));
        assertTrue(tables.number("select max(run) from windlass.ledger where step = 'rows'") > run);
        assertEquals(values().size(), tables.number("select count(*) from " + hostileTable()));
    }

    @Test
    @Order(5)
    void nothingElseWasExecuted() {
        assertEquals("1", tables.value("select alive from canary"));
        Set<String> made =
                new TreeSet<>(tables.column("select table_schema || '.' || table_name from information_schema.tables"));
        made.removeAll(before);
        made.removeIf(table -> table.startsWith("windlass."));
        assertEquals(
                Set.of(
                        "ev'il\"; drop table canary; --.ta'b\"le; drop table canary; --",
                        "public.skipping",
                        "public.given"),
                made);
    }
}
