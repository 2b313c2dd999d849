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

/// Steps of SQL: their values, what they make and what they expect.
class SqlStepsTest {

    private static TestStack stack;

    @BeforeAll
    static void start() {
        stack = new TestStack(TestStack.catalog(DefinitionFiles.of(Map.of(
                "schemas/some_rows.json",
                """
                {"table": "some_rows", "columns": [{"name": "custom_column_name", "type": "integer"}]}
                """,
                "schemas/made.json",
                """
                {"table": "made", "columns": [{"name": "run", "type": "bigint"}, {"name": "from_run", "type": "bigint"},
                  {"name": "started", "type": "timestamp"}]}
                """,
                "schemas/checked.json",
                """
                {"table": "checked", "columns": [{"name": "id", "type": "integer"}, {"name": "text", "type": "varchar(9)"}]}
                """,
                "sql/olap.sql",
                """
                select custom_column_name + :n as number, :none as none, :empty as empty,
                  :quoted::varchar(9) as quoted, 3-:less as less, :yes as yes, ':n' as text, :at as at
                into olap
                from some_rows
                where :yes and (:none is null) and custom_column_name>:less -- :n
                order by 1 limit:n;
                select count(*) as n into some_rows_copy from some_rows;
                """,
                "pipelines/values.json",
                """
                {"pipeline": "values", "steps": [
                  {"step": "rows", "copy": "some_rows", "from": {"prefix": "values/"}, "format": "csv"},
                  {"step": "olap", "sql": "sql/olap.sql",
                   "parameters": {"n": {"type": "integer", "value": 2}, "less": {"type": "integer", "value": -5},
                     "none": {"type": "varchar(9)", "value": null}, "empty": {"type": "varchar(9)", "value": ""},
                     "quoted": {"type": "varchar(9)", "value": "o'b\\\\n :n"}, "yes": {"type": "boolean", "value": true},
                     "at": {"type": "timestamptz", "value": "2015-01-04 13:45:00+01"}}}]}
                """,
                "pipelines/built_in.json",
                """
                {"pipeline": "built_in", "start": "manual", "steps": [
                  {"step": "made", "creates": ["made"], "sql": ["insert into made select :run_id, :from_run, :run_start"]}]}
                """,
                "pipelines/alone.json",
                """
                {"pipeline": "alone", "start": "manual", "steps": [
                  {"step": "alone", "creates": ["kept_up"], "transaction": false,
                   "sql": ["insert into kept_up values (:run_id)", "vacuum kept_up", "insert into kept_up values (0)"],
                   "expect": "select run from kept_up where run < 0"},
                  {"step": "wrong", "transaction": false, "sql": ["insert into kept_up values (1)", "vacuum nothing_there"]}]}
                """,
                "schemas/kept_up.json",
                """
                {"table": "kept_up", "columns": [{"name": "run", "type": "bigint"}]}
                """,
                "pipelines/checked.json",
                """
                {"pipeline": "checked", "start": "manual", "steps": [
                  {"step": "before", "creates": ["checked"], "sql": ["insert into checked values (1, 'kept')"]},
                  {"step": "fills", "sql": ["insert into checked values (:id, 'new'), (3, null)"],
                   "parameters": {"id": {"type": "integer", "value": 2}},
                   "expect": "select id, text from checked where id >= :id order by id -- none"},
                  {"step": "after", "sql": ["delete from checked"]}]}
                """))));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void valuesStandInAnyPlaceOfAStatement() throws SQLException {
        stack.put("values/1", RequestBody.fromBytes("1\n2\n3\n".getBytes(UTF_8)));
        stack.load();

        List<String> rest = List.of("null", "", "o'b\\n :n", "8", "t", ":n", "2015-01-04 12:45:00");
        assertEquals(
                List.of("3", "4"),
                stack.rows("select number from olap order by 1").stream()
                        .map(List::getFirst)
                        .toList());
        assertEquals(
                List.of(rest),
                stack.rows("select distinct none, empty, quoted, less, yes, text, at at time zone 'UTC' from olap"));
        assertEquals(List.of(List.of("3")), stack.rows("select n from some_rows_copy"));
        assertEquals(
                List.of(List.of("olap", "0", "loaded", "sql")),
                stack.rows("select step, part, outcome, action from windlass.ledger where step = 'olap'"));
    }

    @Test
    void aStepKnowsItsRunAndTheFirstOneItCovers() throws SQLException {
        stack.start("built_in");
        stack.load();
        stack.start("built_in");
        stack.load();

        List<List<String>> runs =
                stack.rows("select run from windlass.ledger where pipeline = 'built_in' order by run");
        assertEquals(2, runs.size());
        String first = runs.getFirst().getFirst();
        assertEquals(
                List.of(
                        List.of(first, "1"),
                        List.of(runs.getLast().getFirst(), String.valueOf(Long.parseLong(first) + 1))),
                stack.rows("select run, from_run from made order by run"));
        assertEquals(
                List.of(List.of("t")),
                stack.rows(
                        "select bool_and(abs(extract(epoch from (now() at time zone 'UTC') - started)) < 600) from made"));
    }

    @Test
    void anExpectationThatDoesNotHoldTakesItsStepBackAndStopsWithTheRows() throws SQLException {
        stack.start("checked");
        List<String> wrong = stack.load();

        assertTrue(
                wrong.stream()
                        .anyMatch(each -> each.contains("the expectation does not hold; it found (2, new) (3, null)")),
                wrong::toString);
        assertTrue(wrong.contains("checked=Paused[]"), wrong::toString);
        assertEquals(List.of(List.of("1", "kept")), stack.rows("select id, text from checked"));
        assertEquals(
                List.of(List.of("before", "loaded"), List.of("fills", "void")),
                stack.rows("select step, outcome from windlass.ledger where pipeline = 'checked' order by step"));
    }

    @Test
    void whatIsNoTransactionRunsStatementByStatement() throws SQLException {
        stack.start("alone");
        List<String> wrong = stack.load();

        assertEquals(
                List.of(List.of("0"), List.of("1"), List.of("run")),
                stack.rows("select case when run = (select max(run) from windlass.ledger where pipeline = 'alone')"
                        + " then 'run' else run::text end from kept_up order by 1"));
        assertEquals(
                List.of(List.of("alone", "loaded"), List.of("wrong", "void")),
                stack.rows("select step, outcome from windlass.ledger where pipeline = 'alone' order by step"));
        assertTrue(wrong.contains("alone=Paused[]"), wrong::toString);
    }
}
