package io.windlass.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.pipeline.DefinitionFiles;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

/// Rows that replace those with the same key, and rows that say which run brought them.
class MergeTest {

    private static TestStack stack;

    @BeforeAll
    static void start() {
        stack = new TestStack(TestStack.catalog(DefinitionFiles.of(Map.of(
                "schemas/accounts.json",
                table("Shop.Accounts", "\"primaryKey\": [\"region\", \"id\"], \"audit\": true"),
                "schemas/any.json",
                table("any_of_them", "\"distribution\": {\"key\": \"id\"}"),
                "schemas/strict.json",
                table("strict", "\"audit\": false"),
                "schemas/added.json",
                table("added", "\"audit\": true"),
                "pipelines/accounts.json",
                pipeline(
                        "accounts",
                        "shop.accounts",
                        "{\"merge\": {\"key\": [\"region\", \"id\"], \"newest\": \"at\", \"deleted\": \"gone\"}}"),
                "pipelines/any.json",
                pipeline("any", "any_of_them", "{\"merge\": {\"key\": [\"id\"]}}"),
                "pipelines/strict.json",
                pipeline("strict", "strict", "{\"merge\": {\"key\": [\"id\"], \"newest\": \"at\"}}"),
                "pipelines/added.json",
                pipeline("added", "added", "\"append\"")))));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static String table(String name, String more) {
        return "{\"table\": \"" + name + "\", \"columns\": [{\"name\": \"region\", \"type\": \"varchar(8)\"},"
                + " {\"name\": \"id\", \"type\": \"integer\"}, {\"name\": \"at\", \"type\": \"timestamp\"},"
                + " {\"name\": \"gone\", \"type\": \"boolean\"}, {\"name\": \"text\", \"type\": \"varchar(20)\"}], "
                + more
                + "}";
    }

    private static String pipeline(String name, String table, String load) {
        return "{\"pipeline\": \"" + name + "\", \"steps\": [{\"step\": \"" + name + "\", \"copy\": \"" + table
                + "\", \"from\": {\"prefix\": \"" + name + "/\"}, \"format\": \"csv\", \"load\": " + load
                + ", \"options\": {\"emptyasnull\": true}}]}";
    }

    private static void put(String key, String... rows) {
        stack.put(key, RequestBody.fromBytes(String.join("\n", rows).getBytes(UTF_8)));
    }

    @Test
    void theNewestRowOfAKeyWinsInARunAndAgainstTheTable() throws SQLException {
        put(
                "accounts/1.csv",
                "eu,1,2026-01-02 00:00:00,false,second",
                "eu,1,2026-01-01 00:00:00,false,first",
                "us,1,2026-01-01 00:00:00,,other region",
                "eu,2,,false,without a time",
                "eu,3,2026-01-05 00:00:00,false,newer");
        put("accounts/2.csv", "eu,1,2026-01-01 12:00:00,false,between", "eu,4,2026-01-01 00:00:00,true,never seen");
        stack.load();
        assertEquals(
                List.of(
                        List.of("eu", "1", "second"),
                        List.of("eu", "2", "without a time"),
                        List.of("eu", "3", "newer"),
                        List.of("us", "1", "other region")),
                stack.rows("select region, id, text from shop.accounts order by 1, 2"));

        put(
                "accounts/3.csv",
                "eu,1,2026-01-01 23:00:00,false,late",
                "eu,1,2026-01-01 23:30:00,true,late and gone",
                "eu,2,2026-01-01 00:00:00,false,with a time",
                "eu,3,,false,no time is older",
                "us,1,2026-01-01 00:00:00,false,same time");
        stack.load();
        assertEquals(
                List.of(
                        List.of("eu", "1", "second"),
                        List.of("eu", "2", "with a time"),
                        List.of("eu", "3", "newer"),
                        List.of("us", "1", "same time")),
                stack.rows("select region, id, text from shop.accounts order by 1, 2"));

        put("accounts/4.csv", "eu,3,2026-01-05 00:00:00,true,gone", "eu,3,2026-01-05 00:00:00,false,at the same time");
        stack.load();
        assertEquals(
                List.of(List.of("eu", "1"), List.of("eu", "2"), List.of("us", "1")),
                stack.rows("select region, id from shop.accounts order by 1, 2"));
        assertEquals(
                List.of(List.of("7"), List.of("5"), List.of("2")),
                stack.rows("select rows from windlass.ledger where step = 'accounts' order by run"));
        assertEquals(
                List.of(List.of("3", "t")),
                stack.rows("select count(*), min(a._run_id) > 0 and max(a._run_id) < max(l.run)"
                        + " and bool_and(a._loaded_at is not null) from shop.accounts a,"
                        + " (select max(run) as run from windlass.ledger where step = 'accounts') l"));
    }

    @Test
    void withoutAnOrderOneRowOfARunStaysAndReplacesTheOneOfTheRunBefore() throws SQLException {
        put("any/1.csv", "a,1,,,one", "b,1,,,one", "c,2,,,two");
        stack.load();
        put("any/2.csv", "d,1,,,three");
        stack.load();

        assertEquals(
                List.of(List.of("d", "1", "three"), List.of("c", "2", "two")),
                stack.rows("select region, id, text from any_of_them order by id"));
    }

    @Test
    void anObjectWithARowWithoutAKeyIsQuarantined() throws SQLException {
        put("strict/1.csv", "a,1,2026-01-01 00:00:00,,one");
        put("strict/2.csv", "a,,2026-01-01 00:00:00,,nobody");

        assertTrue(stack.load().stream()
                .anyMatch(wrong -> wrong.startsWith("Quarantined") && wrong.contains("strict/2.csv")));
        assertEquals(List.of(List.of("1")), stack.rows("select id from strict"));
    }

    @Test
    void everyAddedRowNamesItsRun() throws SQLException {
        put("added/1.csv", "a,1,,,one", "a,2,,,two");
        stack.load();
        put("added/2.csv", "a,3,,,three");
        stack.load();

        assertEquals(
                List.of(List.of("2", "2"), List.of("1", "1")),
                stack.rows("select l.rows, count(a.id) from windlass.ledger l join added a on a._run_id = l.run"
                        + " where l.step = 'added' group by l.run, l.rows order by l.run"));
        assertEquals(
                List.of(List.of("0")),
                stack.rows("select count(*) from information_schema.tables where table_name like 'windlass\\_%'"));
    }
}
