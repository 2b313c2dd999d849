package io.windlass.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.pipeline.DefinitionFiles;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

/// Sources that are series: what a run of one replaces, and what SQL learns of it.
class SeriesTest {

    private static TestStack stack;

    @BeforeAll
    static void start() {
        Map<String, String> files = new HashMap<>();
        files.putAll(series("numbers", "integer", "integer", "{\"range\": {\"column\": \"at\"}}"));
        files.putAll(series("days", "date", "date", "{\"range\": {\"column\": \"at\"}}"));
        files.putAll(series("added", "hour", "timestamp", "\"append\""));
        files.putAll(series("mirrored", "integer", "bigint", "\"replace\""));
        files.putAll(series("owing", "integer", "integer", "{\"range\": {\"column\": \"at\"}}"));
        files.put("schemas/switches.json", """
                {"table": "switches", "columns": [{"name": "is_off", "type": "boolean"}]}
                """);
        stack = new TestStack(TestStack.catalog(DefinitionFiles.of(files)));
    }

    /// A series, and a step that writes down what it is told of it, unless it is switched off.
    private static Map<String, String> series(String name, String by, String type, String load) {
        return Map.of(
                "schemas/" + name + ".json",
                """
                {"table": "%s", "columns": [{"name": "at", "type": "%s"}, {"name": "n", "type": "integer"}]}
                """.formatted(name, type),
                "schemas/" + name + "_told.json",
                """
                {"table": "%s_told", "columns": [{"name": "run", "type": "bigint"}, {"name": "last", "type": "%s"},
                  {"name": "low", "type": "%s"}, {"name": "high", "type": "%s"}]}
                """.formatted(name, type, type, type),
                "pipelines/" + name + ".json",
                """
                {"pipeline": "%s", "steps": [
                  {"step": "%s", "copy": "%s", "from": {"prefix": "%s/", "series": {"by": "%s"}}, "format": "csv", "load": %s},
                  {"step": "told", "creates": ["%s_told", "switches"], "expect": "select 1 from switches where is_off",
                   "sql": ["insert into %s_told values (:run_id, :cursor, :range_from, :range_to)"]}]}
                """.formatted(name, name, name, name, by, load, name, name));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static void put(String key, String text) {
        stack.put(key, RequestBody.fromBytes(text.getBytes(UTF_8)));
    }

    private static List<String> told(String name) throws SQLException {
        return lines("select last, low, high from " + name + "_told order by run");
    }

    private static List<String> lines(String sql) throws SQLException {
        return stack.rows(sql).stream().map(row -> String.join(" ", row)).toList();
    }

    private static List<String> runs(String pipeline) throws SQLException {
        return lines("select files from windlass.ledger where pipeline = '" + pipeline
                + "' and part > 0 and outcome = 'loaded' order by run");
    }

    @Test
    void eachRunReplacesTheRangeOfOneValueOldestFirst() throws SQLException {
        put("numbers/10/a.csv", "10,1\n10,1\n");
        put("numbers/9/a.csv", "9,1\n");
        put("numbers/009/b.csv", "9,2\n");
        put("numbers/100/a.csv", "100,1\n");
        put("numbers/strays/a.csv", "no,row\n");
        put("numbers/a.csv", "no,row\n");
        stack.load();

        assertEquals(List.of("9 1", "9 2", "10 1", "10 1", "100 1"), lines("select at, n from numbers order by at, n"));
        assertEquals(List.of("null 9 10", "9 10 11", "10 100 101"), told("numbers"));
        assertEquals(List.of("2", "1", "1"), runs("numbers"));

        put("numbers/9/late.csv", "9,3\n");
        stack.load();

        assertEquals(
                List.of("9 1", "9 2", "9 3", "10 1", "10 1", "100 1"),
                lines("select at, n from numbers order by at, n"));
        assertEquals("100 9 10", told("numbers").getLast());
        assertEquals("3", runs("numbers").getLast());
    }

    @Test
    void aLateObjectReloadsItsValueFromWhatLiesThereNow() throws SQLException {
        put("days/2015-01-04/a.csv", "2015-01-04,1\n");
        put("days/2015-01-05/a.csv", "2015-01-05,1\n");
        stack.load();
        stack.change("insert into days values ('2015-01-04', 99), ('2015-01-03', 98), ('2015-01-05', 97)");
        stack.delete("days/2015-01-04/a.csv");
        put("days/2015-01-04/b.csv", "2015-01-04,2\n");
        stack.load();

        assertEquals(
                List.of("2015-01-03 98", "2015-01-04 2", "2015-01-05 1", "2015-01-05 97"),
                lines("select at, n from days order by at, n"));
        assertEquals(
                List.of(
                        "null 2015-01-04 2015-01-05",
                        "2015-01-04 2015-01-05 2015-01-06",
                        "2015-01-05 2015-01-04 2015-01-05"),
                told("days"));
    }

    @Test
    void rowsThatAreAddedTellWhichValuesTheyCameFrom() throws SQLException {
        put("added/2015-01-04/23/a.csv", "2015-01-04 23:30:00,1\n");
        put("added/2015-01-04/07/a.csv", "2015-01-04 07:30:00,2\n");
        stack.load();
        put("added/2015-01-04/08/a.csv", "2015-01-04 08:30:00,3\n");
        stack.load();

        assertEquals(List.of("1", "2", "3"), lines("select n from added order by n"));
        assertEquals(
                List.of(
                        "null 2015-01-04 07:00:00 2015-01-05 00:00:00",
                        "2015-01-04 23:00:00 2015-01-04 08:00:00 2015-01-04 09:00:00"),
                told("added"));
    }

    @Test
    void aTableThatIsReplacedHoldsTheWholeSeries() throws SQLException {
        put("mirrored/2/a.csv", "2,1\n");
        put("mirrored/11/a.csv", "11,1\n");
        put("mirrored/eleven/a.csv", "no,row\n");
        stack.load();
        put("mirrored/3/a.csv", "3,1\n");
        stack.load();

        assertEquals(List.of("2 1", "3 1", "11 1"), lines("select at, n from mirrored order by at, n"));
        assertEquals(List.of("null 2 12", "11 2 12"), told("mirrored"));
    }

    @Test
    void whatASqlStepIsOwedIsInItsNextRange() throws SQLException {
        stack.change("create table if not exists switches (is_off boolean)");
        put("owing/5/a.csv", "5,1\n");
        stack.load();
        stack.change("insert into switches values (true)");
        put("owing/3/a.csv", "3,1\n");
        List<String> wrong = stack.load();
        assertTrue(wrong.contains("owing=Paused[]"), wrong::toString);

        put("owing/8/a.csv", "8,1\n");
        stack.change("delete from switches");
        stack.resume("owing");
        stack.load();
        put("owing/9/a.csv", "9,1\n");
        stack.load();

        assertEquals(List.of("3 1", "5 1", "8 1", "9 1"), lines("select at, n from owing order by at, n"));
        assertEquals(List.of("null 5 6", "5 3 9", "8 9 10"), told("owing"));
    }
}
