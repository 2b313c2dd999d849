package io.windlass.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.pipeline.DefinitionFiles;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

/// What people make of a table stays with it through the loads.
class KeptTableTest {

    private static TestStack stack;

    @BeforeAll
    static void start() {
        stack = new TestStack(TestStack.catalog(DefinitionFiles.of(Map.of(
                "schemas/kept.json",
                """
                {"table": "kept", "columns": [{"name": "n", "type": "integer"}, {"name": "word", "type": "varchar(9)"}]}
                """,
                "pipelines/kept.json",
                """
                {"pipeline": "kept", "start": "manual", "steps": [
                  {"step": "kept", "copy": "kept", "from": {"prefix": "kept/"}, "format": "csv", "load": "replace"}]}
                """,
                "schemas/turned.json",
                """
                {"table": "turned", "audit": true, "columns": [
                  {"name": "n", "type": "integer"}, {"name": "word", "type": "varchar(9)"}]}
                """,
                "pipelines/turned.json",
                """
                {"pipeline": "turned", "steps": [
                  {"step": "turned", "copy": "turned", "from": {"prefix": "turned/"}, "format": "csv"}]}
                """))));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static void put(String key, String rows) {
        stack.put(key, RequestBody.fromBytes(rows.getBytes(UTF_8)));
    }

    @Test
    void rightsViewsAndCommentsOutliveAReplacedContent() throws SQLException {
        put("kept/1.csv", "1,a\n");
        stack.start("kept");
        assertEquals(List.of(), stack.load());
        stack.change("create role reader_of_kept");
        stack.change("grant select on kept to reader_of_kept");
        stack.change("comment on table kept is 'ours'");
        stack.change("create view upon_kept as select word from kept");

        put("kept/1.csv", "2,b\n");
        stack.start("kept");
        stack.load();

        assertEquals(List.of(List.of("b")), stack.rows("select word from upon_kept"));
        assertEquals(
                List.of(List.of("t", "ours")),
                stack.rows("select has_table_privilege('reader_of_kept', 'kept', 'select'),"
                        + " obj_description('kept'::regclass)"));
    }

    @Test
    void columnsAreFilledByTheirNamesInWhateverOrderTheTableHasThem() throws SQLException {
        stack.change("create table turned (word varchar(9), _loaded_at timestamp, n integer, _run_id bigint)");
        stack.change("grant all on turned to public");
        put("turned/1.csv", "1,one\n2,two\n");
        stack.load();

        assertEquals(
                List.of(List.of("1", "one"), List.of("2", "two")),
                stack.rows("select n, word from turned where _run_id > 0 order by n"));
    }
}
