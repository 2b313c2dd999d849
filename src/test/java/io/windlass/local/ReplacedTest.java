package io.windlass.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.journal.Choice;
import io.windlass.journal.ObjectId;
import io.windlass.journal.StepId;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.DefinitionFiles;
import io.windlass.pipeline.Pipeline;
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
    private static Catalog catalog;

    @BeforeAll
    static void start() {
        Map<String, String> files = new HashMap<>();
        for (String name : List.of(
                "whole", "other", "bad", "gone", "soon", "along", "given", "undone", "itself", "adopted", "unsure")) {
            definition(files, name);
        }
        catalog = TestStack.catalog(DefinitionFiles.of(files));
        stack = new TestStack(catalog);
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
    void aBadOneIsSetAsideAndTheOldRowsStayUntilAGoodOneComes() throws SQLException {
        put("bad/1.csv", "1,old\n");
        put("bad/2.csv", "2,kept\n");
        stack.load();
        put("bad/1.csv", "one,bad\n");
        put("bad/3.csv", "3,new\n");
        stack.load();

        assertEquals(List.of("1 old 1", "2 kept 1", "3 new 2"), table("bad"));
        assertEquals(List.of("loaded 2", "void 0", "loaded 1"), ledger("bad"));
        assertTrue(
                told("bad").stream()
                        .anyMatch(each -> each.contains("ending=Quarantine, reason=the rows of run 1 stay: ")),
                () -> told("bad").toString());
        assertFalse(told("bad").contains("bad=Paused[]"), () -> told("bad").toString());

        put("bad/1.csv", "1,good\n");
        stack.load();
        assertEquals(List.of("1 good 2", "2 kept 2", "3 new 1"), table("bad"));
        assertEquals(List.of("undone 2", "void 0", "loaded 1", "loaded 2"), ledger("bad"));
    }

    @Test
    void oneOfTheOthersThatIsGoneSetsTheNewOneAsideUntilItIsBackAndReleased() throws SQLException {
        lose("gone");

        assertEquals(List.of("1 old 1", "2 kept 1", "3 new 2"), table("gone"));
        String reason = told("gone").stream()
                .filter(each -> each.startsWith("Quarantined"))
                .findFirst()
                .orElseThrow();
        assertTrue(
                reason.contains("gone/1.csv")
                        && reason.contains("run 1 loaded it together with s3://data/gone/2.csv, which cannot be"
                                + " loaded again: put that back and release this, or discard this, or undo run 1; of that"
                                + " one: the object is not there any more"),
                reason);

        put("gone/2.csv", "2,kept\n");
        stack.load();
        assertEquals(List.of("1 old 1", "2 kept 1", "3 new 2"), table("gone"));

        assertEquals(1, stack.release(pipeline("gone"), Choice.all()));
        stack.load();
        assertEquals(List.of("1 new 2", "2 kept 2", "3 new 1"), table("gone"));
        assertEquals(List.of("undone 2", "void 0", "loaded 1", "loaded 2"), ledger("gone"));
    }

    @Test
    void releasedTooSoonItIsSetAsideAgain() throws SQLException {
        lose("soon");
        assertEquals(1, stack.release(pipeline("soon"), Choice.all()));
        stack.load();

        assertEquals(List.of("1 old 1", "2 kept 1", "3 new 2"), table("soon"));
        assertEquals(1, stack.release(pipeline("soon"), Choice.all()));
        put("soon/2.csv", "2,back\n");
        stack.load();
        assertEquals(List.of("1 new 2", "2 back 2", "3 new 1"), table("soon"));
    }

    @Test
    void anotherOneOfItsRunThatIsWrittenAgainBringsItAlongAsItIs() throws SQLException {
        lose("along");
        put("along/2.csv", "2,back\n");
        stack.load();

        assertEquals(List.of("1 new 2", "2 back 2", "3 new 1"), table("along"));
        assertEquals(0, stack.release(pipeline("along"), Choice.all()));
    }

    @Test
    void whatWasGivenUpComesBackByNameAndStillTakesThePlaceOfItsRows() throws SQLException {
        lose("given");
        assertEquals(1, stack.discard(pipeline("given")));
        put("given/2.csv", "2,kept\n");
        stack.load();
        assertEquals(List.of("1 old 1", "2 kept 1", "3 new 2"), table("given"));

        assertEquals(
                1, stack.release(pipeline("given"), Choice.of(new ObjectId(LocalCloud.DATA_BUCKET, "given/1.csv"))));
        stack.load();
        assertEquals(List.of("1 new 2", "2 kept 2", "3 new 1"), table("given"));
    }

    @Test
    void takingItsRunBackTakesItToo() throws SQLException {
        lose("undone");
        stack.undo(pipeline("undone"), 1, true);
        stack.load();

        assertEquals(List.of("1 new 2", "3 new 1"), table("undone"));
        assertTrue(
                told("undone").stream()
                        .anyMatch(each -> each.startsWith("Quarantined")
                                && each.contains("undone/2.csv")
                                && each.contains("not there any more")),
                () -> told("undone").toString());
    }

    @Test
    void oneThatIsGoneItselfIsSetAsideAndItsOldRowsStay() throws SQLException {
        put("itself/1.csv", "1,old\n");
        put("itself/2.csv", "2,kept\n");
        stack.load();
        put("itself/1.csv", "1,new\n");
        stack.delete("itself/1.csv");
        put("itself/2.csv", "2,new\n");
        stack.load();

        assertEquals(List.of("1 old 1", "2 kept 1"), table("itself"));
        put("itself/1.csv", "1,new\n");
        stack.load();
        assertEquals(List.of("1 new 1", "2 new 1"), table("itself"));
    }

    @Test
    void whatAnotherLoaderLoadedIsSetAsideAndAllElseGoesOn() throws SQLException {
        put("adopted/2.csv", "2,kept\n");
        stack.load();
        stack.change("insert into adopted (id, text) values (1, 'old')");
        stack.adopt(new StepId("adopted", "adopted"), "adopted/1.csv");
        put("adopted/1.csv", "1,new\n");
        put("adopted/3.csv", "3,new\n");
        stack.load();

        assertEquals(List.of("1 old 3", "2 kept 1", "3 new 2"), table("adopted"));
        assertEquals(List.of("loaded 1", "void 0", "loaded 1"), ledger("adopted"));
        assertTrue(
                told("adopted").stream()
                        .anyMatch(each -> each.startsWith("Quarantined")
                                && each.contains("adopted/1.csv")
                                && each.contains("an older loader loaded it and it was adopted")),
                () -> told("adopted").toString());

        assertEquals(1, stack.release(pipeline("adopted"), Choice.all()));
        stack.load();
        assertEquals(List.of("1 old 3", "2 kept 1", "3 new 2"), table("adopted"));
        assertEquals(1, stack.discard(pipeline("adopted")));
    }

    /// A run of two objects of which one is gone when the other is written again, and a third that has nothing to do
    /// with them.
    private static void lose(String name) {
        put(name + "/1.csv", "1,old\n");
        put(name + "/2.csv", "2,kept\n");
        stack.load();
        stack.delete(name + "/2.csv");
        put(name + "/1.csv", "1,new\n");
        put(name + "/3.csv", "3,new\n");
        stack.load();
    }

    private static Pipeline pipeline(String name) {
        return catalog.pipeline(name).orElseThrow();
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
