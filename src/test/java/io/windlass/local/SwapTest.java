package io.windlass.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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

/// Loads that put a new table in the place of the old one, unless something would be left behind with that.
class SwapTest {

    private static final String LONG = "a_name_that_leaves_no_room_for_another_word_before_it_in_63_b";

    private static TestStack stack;

    @BeforeAll
    static void start() {
        Map<String, String> files = new HashMap<>();
        define(files, "renewed", "Shop.Renewed", "\"comment\": \"all of it\"");
        define(files, "audited", LONG, "\"audit\": true");
        define(files, "viewed", "Shop.Viewed", "\"drift\": \"add\"");
        define(files, "inherited", "inherited", "\"comment\": \"x\"");
        define(files, "strict", "strict", "\"drift\": \"fail\"");
        files.put("schemas/numbered.json", """
                {"table": "numbered", "columns": [{"name": "n", "type": "bigint", "identity": [1, 1]},
                  {"name": "id", "type": "integer"}]}""");
        files.put("pipelines/numbered.json", """
                {"pipeline": "numbered", "steps": [
                  {"step": "swap", "copy": "numbered", "from": {"prefix": "numbered/"}, "format": "csv",
                   "options": {"explicit_ids": true}, "load": {"replace": {"swap": true}}}]}""");
        stack = new TestStack(TestStack.catalog(DefinitionFiles.of(files)));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static void define(Map<String, String> files, String name, String table, String more) {
        files.put(
                "schemas/" + name + ".json",
                "{\"table\": \"" + table + "\", \"columns\": [{\"name\": \"Id\", \"type\": \"integer\","
                        + " \"comment\": \"its number\"}, {\"name\": \"word\", \"type\": \"varchar(8)\"}], " + more
                        + "}");
        files.put(
                "pipelines/" + name + ".json",
                "{\"pipeline\": \"" + name + "\", \"steps\": [{\"step\": \"swap\", \"copy\": \"" + table
                        + "\", \"from\": {\"prefix\": \"" + name + "/\"}, \"format\": \"csv\","
                        + " \"load\": {\"replace\": {\"swap\": true}}}]}");
    }

    private static void put(String key, String text) {
        stack.put(key, RequestBody.fromBytes(text.getBytes(UTF_8)));
    }

    private static List<String> ids(String table) throws SQLException {
        return stack.rows("select id from " + table + " order by id").stream()
                .map(List::getFirst)
                .toList();
    }

    private static String oid(String table) throws SQLException {
        return stack.rows("select '" + table + "'::regclass::oid").getFirst().getFirst();
    }

    @Test
    void aNewTableAsItIsDeclaredTakesTheOldOnesPlace() throws SQLException {
        put("renewed/1.csv", "1,one\n");
        stack.load();
        String first = oid("shop.renewed");
        stack.change("alter table shop.renewed add column grown integer");
        put("renewed/2.csv", "2,two\n");
        stack.load();
        String second = oid("shop.renewed");
        put("renewed/3.csv", "3,three\n");
        stack.load();

        assertEquals(List.of("1", "2", "3"), ids("shop.renewed"));
        assertNotEquals(first, second);
        assertNotEquals(second, oid("shop.renewed"));
        assertEquals(
                List.of(List.of("id", "its number"), List.of("word", "null")),
                stack.rows("select attname, col_description(attrelid, attnum) from pg_attribute"
                        + " where attrelid = 'shop.renewed'::regclass and attnum > 0 order by attnum"));
        assertEquals(List.of(List.of("all of it")), stack.rows("select obj_description('shop.renewed'::regclass)"));
        assertEquals(
                List.of(),
                stack.rows("select relname from pg_class where relname like 'windlass_next%'" + " and relkind = 'r'"));
        assertEquals(
                List.of(List.of("shop.renewed", "6")),
                stack.rows("select \"table\", sum(rows) from windlass.ledger where pipeline = 'renewed' group by 1"));
    }

    @Test
    void rowsGetTheirAuditColumnsOnTheWayAndALongNameFits() throws SQLException {
        put("audited/1.csv", "1,one\n");
        stack.load();
        put("audited/2.csv", "2,two\n");
        stack.load();

        assertEquals(List.of("1", "2"), ids(LONG));
        assertEquals(
                List.of(List.of("t")),
                stack.rows("select distinct _run_id = (select max(run) from windlass.ledger where pipeline = 'audited')"
                        + " from " + LONG));
    }

    @Test
    void numbersOfTheDataStayTheRowsOwn() throws SQLException {
        put("numbered/1.csv", "70,1\n");
        stack.load();
        put("numbered/2.csv", "50,2\n");
        stack.load();

        assertEquals(
                List.of(List.of("70", "1"), List.of("50", "2")), stack.rows("select n, id from numbered order by id"));
    }

    @Test
    void viewsThatWouldBreakAreNamedAndTheOldTableStays() throws SQLException {
        put("viewed/1.csv", "1,one\n");
        stack.load();
        String before = oid("shop.viewed");
        for (String view : List.of("d", "b", "c", "a")) {
            stack.change("create view shop.v_" + view + " as select id from shop.viewed");
        }
        put("viewed/2.csv", "2,two\n");
        List<String> wrong = stack.load();

        assertTrue(
                wrong.stream()
                        .anyMatch(each -> each.contains("reason=a swap of shop.viewed would break the views shop.v_a,"
                                + " shop.v_b, shop.v_c and 1 more: create them WITH NO SCHEMA BINDING, drop them, or"
                                + " load by \"replace\" without \"swap\"")),
                wrong::toString);
        assertTrue(wrong.contains("viewed=Paused[]"), wrong::toString);
        assertEquals(List.of("1"), ids("shop.v_a"));
        assertEquals(before, oid("shop.viewed"));
        assertEquals(
                List.of(List.of("loaded", "1"), List.of("void", "1")),
                stack.rows(
                        "select outcome, count(*) from windlass.ledger where pipeline = 'viewed' group by 1 order by 1"));

        stack.change("drop view shop.v_a, shop.v_b, shop.v_c, shop.v_d");
        stack.change("alter table shop.viewed drop column word");
        stack.resume("viewed");
        stack.load();

        assertEquals(List.of("1", "2"), ids("shop.viewed"));
        assertEquals(List.of(List.of("one"), List.of("two")), stack.rows("select word from shop.viewed order by id"));
    }

    @Test
    void aTableThatHasDriftedIsNotReplacedWhereDriftIsToFail() throws SQLException {
        put("strict/1.csv", "1,one\n");
        stack.load();
        stack.change("alter table strict add column grown integer");
        put("strict/2.csv", "2,two\n");
        List<String> wrong = stack.load();

        assertTrue(
                wrong.stream()
                        .anyMatch(each -> each.contains(
                                "reason=table strict is not as it is declared: column grown is not declared")),
                wrong::toString);
        assertEquals(List.of("1"), ids("strict"));
    }

    @Test
    void whatElseDependsOnTheTableKeepsItFromBeingDropped() throws SQLException {
        put("inherited/1.csv", "1,one\n");
        stack.load();
        stack.change("create table heir () inherits (inherited)");
        put("inherited/2.csv", "2,two\n");
        List<String> wrong = stack.load();

        assertTrue(
                wrong.stream()
                        .anyMatch(each -> each.contains("ending=Stop")
                                && each.contains("cannot drop table inherited because other objects depend on it")),
                wrong::toString);
        assertEquals(List.of("1"), ids("inherited"));
    }
}
