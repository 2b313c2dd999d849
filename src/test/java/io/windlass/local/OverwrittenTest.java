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

/// Objects that are written again, or deleted, before or after they were loaded.
class OverwrittenTest {

    private static TestStack stack;

    @BeforeAll
    static void start() {
        Map<String, String> files = new HashMap<>();
        String merge = "{\"merge\": {\"key\": [\"id\"]}}";
        definition(files, "again", "reload", merge);
        definition(files, "worse", "reload", merge);
        definition(files, "whole", "reload", "\"replace\"");
        definition(files, "once", "reject", "\"append\"");
        definition(files, "quiet", "ignore", "\"append\"");
        definition(files, "deleted", "reject", "\"append\"");
        stack = new TestStack(TestStack.catalog(DefinitionFiles.of(files)));
    }

    private static void definition(Map<String, String> files, String name, String overwrite, String load) {
        files.put(
                "schemas/" + name + ".json",
                "{\"table\": \"" + name + "\", \"columns\": [{\"name\": \"id\", \"type\": \"integer\"},"
                        + " {\"name\": \"text\", \"type\": \"varchar(9)\"}]}");
        files.put(
                "pipelines/" + name + ".json",
                "{\"pipeline\": \"" + name + "\", \"steps\": [{\"step\": \"" + name + "\", \"copy\": \"" + name
                        + "\", \"from\": {\"prefix\": \"" + name + "/\", \"overwrite\": \"" + overwrite
                        + "\"}, \"format\": \"csv\", \"load\": " + load + "}]}");
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static void put(String key, String text) {
        stack.put(key, RequestBody.fromBytes(text.getBytes(UTF_8)));
    }

    private static List<String> table(String name) throws SQLException {
        return stack.rows("select id, text from " + name + " order by id, text").stream()
                .map(row -> String.join(" ", row))
                .toList();
    }

    private static List<String> told(String kind, String pipeline) {
        return stack.wrong().stream()
                .filter(each -> each.startsWith(kind)
                        && (each.contains("pipeline=" + pipeline) || each.contains("step=" + pipeline + "#")))
                .toList();
    }

    private static long runs(String pipeline) throws SQLException {
        return Long.parseLong(stack.rows("select count(distinct run) from windlass.ledger where outcome = 'loaded'"
                        + " and pipeline = '" + pipeline + "'")
                .getFirst()
                .getFirst());
    }

    @Test
    void aMergeReadsTheNewestVersionOfAnObjectThatChanged() throws SQLException {
        put("again/1.csv", "1,old\n2,kept\n");
        stack.load();
        put("again/1.csv", "1,new\n");
        stack.load();
        put("again/1.csv", "1,new\n");
        stack.load();

        assertEquals(List.of("1 new", "2 kept"), table("again"));
        assertEquals(2, runs("again"), "the same content again is no change");
    }

    @Test
    void aNewVersionThatIsBadLeavesTheOldRowsAndIsMendedByTheNext() throws SQLException {
        put("worse/1.csv", "1,old\n");
        stack.load();
        put("worse/1.csv", "one,bad\n");
        stack.load();
        assertEquals(List.of("1 old"), table("worse"));
        assertEquals(1, told("Quarantined", "worse").size());

        put("worse/1.csv", "1,good\n");
        stack.load();
        assertEquals(List.of("1 good"), table("worse"));
    }

    @Test
    void whatReplacesAllIsReplacedAgain() throws SQLException {
        put("whole/1.csv", "1,a\n");
        put("whole/2.csv", "2,b\n");
        stack.load();
        put("whole/1.csv", "3,c\n");
        stack.load();

        assertEquals(List.of("2 b", "3 c"), table("whole"));
    }

    @Test
    void withoutAPolicyItIsDroppedAndTold() throws SQLException {
        put("once/1.csv", "1,old\n");
        stack.load();
        put("once/1.csv", "1,new\n");
        stack.load();

        assertEquals(List.of("1 old"), table("once"));
        assertTrue(
                told("Overwritten", "once").getFirst().endsWith("rejected=true, listed=false]"),
                stack.wrong()::toString);
    }

    @Test
    void itMayBeIgnored() throws SQLException {
        put("quiet/1.csv", "1,old\n");
        stack.load();
        put("quiet/1.csv", "1,new\n");
        stack.load();

        assertEquals(List.of("1 old"), table("quiet"));
        assertTrue(
                told("Overwritten", "quiet").getFirst().endsWith("rejected=false, listed=false]"),
                stack.wrong()::toString);
    }

    @Test
    void aDeletedObjectIsSetAsideAndComesBackWithTheSameContent() throws SQLException {
        put("deleted/1.csv", "1,a\n");
        put("deleted/2.csv", "2,b\n");
        stack.delete("deleted/1.csv");
        List<String> wrong = stack.load();

        assertEquals(List.of("2 b"), table("deleted"));
        assertEquals(1, told("Quarantined", "deleted").size(), wrong::toString);
        assertTrue(
                told("Quarantined", "deleted").getFirst().endsWith("reason=the object is not there any more]"),
                wrong::toString);

        put("deleted/1.csv", "1,a\n");
        stack.load();
        assertEquals(List.of("1 a", "2 b"), table("deleted"));
    }
}
