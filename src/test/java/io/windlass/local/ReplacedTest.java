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

/// Objects that are written again and take the place of what they were, with all else of their run.
class ReplacedTest {

    private static TestStack stack;

    @BeforeAll
    static void start() {
        Map<String, String> files = new HashMap<>();
        for (String name : List.of("whole", "other", "bad", "gone", "unsure")) {
            definition(files, name);
        }
        stack = new TestStack(TestStack.catalog(DefinitionFiles.of(files)));
    }

    private static void definition(Map<String, String> files, String name) {
        files.put(
                "schemas/" + name + ".json",
                "{\"table\": \"" + name
                        + "\", \"audit\": true, \"columns\": [{\"name\": \"id\", \"type\": \"integer\"},"
                        + " {\"name\": \"text\", \"type\": \"varchar(9)\"}]}");
        files.put(
                "pipelines/" + name + ".json",
                "{\"pipeline\": \"" + name + "\", \"steps\": [{\"step\": \"" + name + "\", \"copy\": \"" + name
                        + "\", \"from\": {\"prefix\": \"" + name + "/\", \"overwrite\": \"replace\"},"
                        + " \"format\": \"csv\"}]}");
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static void put(String key, String text) {
        stack.put(key, RequestBody.fromBytes(text.getBytes(UTF_8)));
    }

    /// The rows with the place of their run among those that the table has rows of.
    private static List<String> table(String name) throws SQLException {
        return stack
                .rows("select id, text, dense_rank() over (order by _run_id) from " + name + " order by id, text")
                .stream()
                .map(row -> String.join(" ", row))
                .toList();
    }

    private static List<String> ledger(String pipeline) throws SQLException {
        return stack
                .rows("select outcome, files from windlass.ledger where pipeline = '" + pipeline + "' order by run")
                .stream()
                .map(row -> String.join(" ", row))
                .toList();
    }

    private static List<String> told(String pipeline) {
        return stack.wrong().stream().filter(each -> each.contains(pipeline)).toList();
    }

    @Test
    void allElseOfItsRunComesAgainWithIt() throws SQLException {
        put("whole/1.csv", "1,old\n");
        put("whole/2.csv", "2,kept\n");
        stack.load();
        put("whole/3.csv", "3,later\n");
        stack.load();
        put("whole/1.csv", "1,new\n4,more\n");
        put("whole/5.csv", "5,fresh\n");
        stack.load();

        assertEquals(List.of("1 new 2", "2 kept 2", "3 later 1", "4 more 2", "5 fresh 3"), table("whole"));
        assertEquals(List.of("undone 2", "loaded 1", "loaded 2", "loaded 1"), ledger("whole"));

        put("whole/2.csv", "2,changed\n");
        put("whole/1.csv", "1,new\n4,more\n");
        stack.load();

        assertEquals(List.of("1 new 3", "2 changed 3", "3 later 1", "4 more 3", "5 fresh 2"), table("whole"));
        assertEquals(List.of("undone 2", "loaded 1", "undone 2", "loaded 1", "loaded 2"), ledger("whole"));
        assertEquals(List.of(), told("whole"));
    }

    @Test
    void objectsOfTwoRunsMakeTwoRuns() throws SQLException {
        put("other/1.csv", "1,a\n");
        stack.load();
        put("other/2.csv", "2,b\n");
        stack.load();
        put("other/1.csv", "1,c\n");
        put("other/2.csv", "2,d\n");
        stack.load();

        assertEquals(List.of("1 c 1", "2 d 2"), table("other").stream().sorted().toList());
        assertEquals(List.of("undone 1", "undone 1", "loaded 1", "loaded 1"), ledger("other"));
    }

    @Test
    void aBadOneStopsThePipelineAndTheOldRowsStayUntilAGoodOneComes() throws SQLException {
        put("bad/1.csv", "1,old\n");
        put("bad/2.csv", "2,kept\n");
        stack.load();
        put("bad/1.csv", "one,bad\n");
        stack.load();

        assertEquals(List.of("1 old 1", "2 kept 1"), table("bad"));
        assertEquals(List.of("loaded 2", "void 0"), ledger("bad"));
        assertTrue(
                told("bad").stream().anyMatch(each -> each.contains("ending=Stop, reason=the rows of run 1 stay: ")));
        assertTrue(told("bad").contains("bad=Paused[]"), () -> told("bad").toString());

        put("bad/1.csv", "1,good\n");
        stack.resume("bad");
        stack.load();
        assertEquals(List.of("1 good 1", "2 kept 1"), table("bad"));
    }

    @Test
    void oneOfTheOthersThatIsGoneStopsItToo() throws SQLException {
        put("gone/1.csv", "1,old\n");
        put("gone/2.csv", "2,kept\n");
        stack.load();
        stack.delete("gone/2.csv");
        put("gone/1.csv", "1,new\n");
        stack.load();

        assertEquals(List.of("1 old 1", "2 kept 1"), table("gone"));
        assertTrue(
                told("gone").stream().anyMatch(each -> each.contains("gone/2.csv: the object is not there any more")));

        put("gone/2.csv", "2,back\n");
        stack.resume("gone");
        stack.load();
        assertEquals(List.of("1 new 1", "2 back 1"), table("gone"));
    }

    @Test
    void rowsThatCannotBeToldFromOthersStay() throws SQLException {
        put("unsure/1.csv", "1,old\n");
        stack.load();
        stack.change("update unsure set _run_id = null");
        put("unsure/1.csv", "1,new\n");
        stack.load();

        assertEquals(List.of("1 old 1"), table("unsure"));
        assertTrue(told("unsure").stream().anyMatch(each -> each.contains("cannot be told from others")));
    }
}
