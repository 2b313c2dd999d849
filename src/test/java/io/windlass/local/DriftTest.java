package io.windlass.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.pipeline.DefinitionFiles;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

/// Tables that are not as their schema files say, because the file or the table was changed.
class DriftTest {

    private static final Map<String, String> PIPELINES = Map.of(
            "pipelines/adding.json",
            """
            {"pipeline": "adding", "steps": [{"step": "adding", "copy": "shop.adding", "from": {"prefix": "adding/"}, "format": "json"}]}
            """,
            "pipelines/merging.json",
            """
            {"pipeline": "merging", "steps": [{"step": "merging", "copy": "merging", "from": {"prefix": "merging/"},
              "format": "json", "load": {"merge": {"key": ["id"]}}}]}
            """,
            "pipelines/failing.json",
            """
            {"pipeline": "failing", "steps": [{"step": "failing", "copy": "failing", "from": {"prefix": "failing/"}, "format": "json"}]}
            """,
            "pipelines/needing.json",
            """
            {"pipeline": "needing", "steps": [{"step": "needing", "copy": "needing", "from": {"prefix": "needing/"}, "format": "json"}]}
            """,
            "schemas/adding.json",
            """
            {"table": "shop.adding", "drift": "add", "audit": true, "columns": [{"name": "id", "type": "integer"},
              {"name": "amount", "type": "decimal(8,2)"}, {"name": "text", "type": "varchar(20)"},
              {"name": "state", "type": "varchar(8)", "default": "'old'", "notNull": true, "encode": "zstd"},
              {"name": "tags", "type": "super"}]}
            """,
            "schemas/merging.json",
            """
            {"table": "merging", "drift": "add", "columns": [{"name": "id", "type": "integer"},
              {"name": "amount", "type": "decimal(8,2)"}]}
            """,
            "schemas/failing.json",
            """
            {"table": "failing", "drift": "fail", "columns": [{"name": "id", "type": "integer"},
              {"name": "text", "type": "varchar(20)"}, {"name": "tags", "type": "super"}]}
            """,
            "schemas/needing.json",
            """
            {"table": "needing", "drift": "add", "columns": [{"name": "id", "type": "integer"},
              {"name": "number", "type": "bigint", "identity": [1, 1]}, {"name": "text", "type": "varchar(20)", "notNull": true}]}
            """);

    private TestStack stack;

    @BeforeEach
    void start() {
        stack = new TestStack(TestStack.catalog(DefinitionFiles.of(new HashMap<>(PIPELINES))));
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    private void put(String key, String text) {
        stack.put(key, RequestBody.fromBytes(text.getBytes(UTF_8)));
    }

    @Test
    void missingColumnsAreAddedByTheLoadAndTheRowsThatWereThereStay() throws SQLException {
        stack.change("create schema shop");
        stack.change("create table shop.adding (id integer, text varchar(20))");
        stack.change("insert into shop.adding values (0, 'before')");

        put("adding/1", "{\"id\": 1, \"text\": \"a\", \"amount\": 1.5, \"state\": \"new\", \"tags\": [1]}");
        assertEquals(List.of(), stack.load());
        put("adding/2", "{\"id\": 2, \"text\": \"b\", \"amount\": 2.5, \"state\": \"new\"}");
        assertEquals(List.of(), stack.load());

        assertEquals(
                List.of(
                        List.of("0", "before", "null", "old", "null", "f"),
                        List.of("1", "a", "1.50", "new", "[1]", "t"),
                        List.of("2", "b", "2.50", "new", "null", "t")),
                stack.rows("select id, text, amount, state, tags, _run_id is not null from shop.adding order by id"));
        assertEquals(
                List.of(List.of("1"), List.of("1")),
                stack.rows("select rows from windlass.ledger where pipeline = 'adding'"));
    }

    @Test
    void theTargetOfAMergeGetsItsColumnsToo() throws SQLException {
        stack.change("create table merging (id integer)");
        stack.change("insert into merging values (1), (2)");

        put("merging/1", "{\"id\": 2, \"amount\": 2.5}");

        assertEquals(List.of(), stack.load());
        assertEquals(
                List.of(List.of("1", "null"), List.of("2", "2.50")),
                stack.rows("select id, amount from merging order by id"));
    }

    @Test
    void aTableThatIsMadeByTheLoaderFits() throws SQLException {
        put("failing/1", "{\"id\": 1, \"text\": \"a\", \"tags\": {\"b\": 2}}");

        assertEquals(List.of(), stack.load());
        put("needing/1", "{\"id\": 1, \"text\": \"a\"}");
        put("failing/2", "{\"id\": 2}");
        assertEquals(List.of(), stack.load());

        assertEquals(List.of(List.of("1"), List.of("2")), stack.rows("select id from failing order by id"));
        assertEquals(List.of(List.of("1", "1")), stack.rows("select id, number from needing"));
    }

    @Test
    void aTableThatDiffersStopsTheRunWithEachDifferenceAndLoadsOnceItIsMended() throws SQLException {
        stack.change("create table failing (id bigint, text varchar(10), more integer)");

        put("failing/1", "{\"id\": 1, \"text\": \"a\"}");
        List<String> wrong = stack.load();

        String reason =
                "table failing is not as it is declared: column id is declared INTEGER and is BIGINT; column text"
                        + " is declared VARCHAR(20) and is VARCHAR(10); column tags is missing; column more is not declared";
        assertTrue(wrong.stream().anyMatch(each -> each.contains(reason)), wrong::toString);
        assertTrue(wrong.contains("failing=Paused[]"), wrong::toString);
        assertEquals(List.of(List.of("0")), stack.rows("select count(*) from failing"));
        assertEquals(
                List.of(List.of("void")), stack.rows("select outcome from windlass.ledger where pipeline = 'failing'"));

        stack.change("drop table failing");
        stack.resume("failing");
        stack.load();
        assertEquals(List.of(List.of("1", "a")), stack.rows("select id, text from failing"));
    }

    @Test
    void aColumnThatCannotBeAddedStopsTheRun() throws SQLException {
        stack.change("create table needing (id integer)");

        put("needing/1", "{\"id\": 1, \"text\": \"a\"}");
        List<String> wrong = stack.load();

        String reason = "column number is missing and cannot be added, since it is numbered; column text is missing and"
                + " cannot be added, since it is NOT NULL without a default";
        assertTrue(wrong.stream().anyMatch(each -> each.contains(reason)), wrong::toString);
        assertEquals(
                List.of(List.of("id")),
                stack.rows("select column_name from information_schema.columns where table_name = 'needing'"));
    }
}
