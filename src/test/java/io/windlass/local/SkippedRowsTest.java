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

/// Steps whose definition lets COPY skip bad rows: what is skipped is told.
class SkippedRowsTest {

    private static TestStack stack;

    @BeforeAll
    static void start() {
        Map<String, String> files = new HashMap<>();
        for (String name : List.of("lenient", "merged", "few")) {
            files.put(
                    "schemas/" + name + ".json",
                    "{\"table\": \"" + name + "\", \"columns\": [{\"name\": \"id\", \"type\": \"integer\"},"
                            + " {\"name\": \"name\", \"type\": \"varchar(5)\"}]}");
            String load = name.equals("merged") ? "{\"merge\": {\"key\": [\"id\"]}}" : "\"append\"";
            int most = name.equals("few") ? 3 : 10;
            files.put(
                    "pipelines/" + name + ".json",
                    "{\"pipeline\": \"" + name + "\", \"steps\": [{\"step\": \"" + name + "\", \"copy\": \"" + name
                            + "\", \"from\": {\"prefix\": \"" + name + "/\"}, \"format\": \"csv\", \"options\":"
                            + " {\"maxerror\": " + most + "}, \"load\": " + load + "}]}");
        }
        stack = new TestStack(TestStack.catalog(DefinitionFiles.of(files)));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static void put(String key, String text) {
        stack.put(key, RequestBody.fromBytes(text.getBytes(UTF_8)));
    }

    private static List<String> told(String pipeline) {
        return stack.wrong().stream()
                .filter(each -> each.contains("pipeline=" + pipeline))
                .toList();
    }

    @Test
    void theyAreCountedToldAndListedInTheWarehouse() throws SQLException {
        put("lenient/1.csv", "1,a\ntwo,b\n3,c\nfour,d\n");
        put("lenient/2.csv", "5,e\n6,too long for it\n");
        put("lenient/3.csv", "7,g\n");
        stack.load();

        assertEquals(
                List.of(List.of("1"), List.of("3"), List.of("5"), List.of("7")),
                stack.rows("select id from lenient order by id"));
        assertEquals(
                List.of(List.of("4", "3")),
                stack.rows("select rows, files from windlass.ledger where pipeline = 'lenient'"));
        assertEquals(1, told("lenient").size(), () -> told("lenient").toString());
        String notice = told("lenient").getFirst();
        assertTrue(
                notice.startsWith("RowsSkipped[pipeline=lenient, run=1, step=lenient, rows=3, files=2,"
                        + " reason=s3://data/lenient/1.csv: line 2, column id: Invalid digit"),
                notice);
        assertEquals(
                List.of(
                        List.of("1", "lenient", "s3://data/lenient/1.csv", "2", "id"),
                        List.of("1", "lenient", "s3://data/lenient/1.csv", "4", "id"),
                        List.of("1", "lenient", "s3://data/lenient/2.csv", "2", "name")),
                stack.rows("select run, step, file_name, line_number, column_name from windlass.ledger_skipped"
                        + " where pipeline = 'lenient' order by file_name, line_number"));
    }

    @Test
    void whatGoesThroughStagingIsCountedToo() throws SQLException {
        put("merged/1.csv", "1,a\ntwo,b\n");
        put("merged/2.csv", "3,c\n");
        stack.load();

        assertEquals(List.of(List.of("2")), stack.rows("select count(*) from merged"));
        assertTrue(
                told("merged").getFirst().contains("rows=1, files=1"),
                () -> told("merged").toString());
        assertEquals(
                List.of(List.of("1")),
                stack.rows("select count(*) from windlass.ledger_skipped where pipeline = 'merged'"));
    }

    @Test
    void onlyTheWorstAreSetAsideWhereTooManyRowsAreBad() throws SQLException {
        put("few/1.csv", "1,a\ntwo,b\n");
        put("few/2.csv", "x,c\ny,c\nz,c\n4,d\n");
        put("few/3.csv", "five,e\n6,f\n");
        stack.load();

        assertEquals(List.of(List.of("1"), List.of("6")), stack.rows("select id from few order by id"));
        List<String> set = stack.wrong().stream()
                .filter(each -> each.startsWith("Quarantined") && each.contains("few"))
                .toList();
        assertEquals(1, set.size(), set::toString);
        assertTrue(set.getFirst().contains("few/2.csv"), set::toString);
        assertTrue(set.getFirst().contains("3 rows are bad"), set::toString);
        assertTrue(
                told("few").getLast().contains("rows=2, files=2"),
                () -> told("few").toString());
    }
}
