package io.windlass.local.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

/// JSONTestSuite: each file alone in a COPY.
class JsonSuiteTest {

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    /// Files of the suite that hold no value at all.
    private static final List<String> NOTHING = List.of("n_single_space.json", "n_structure_no_data.json");

    private static final String REFUSED =
            "ERROR: Load into table 'suite' failed.  Check 'sys_load_error_detail' system table for details.";

    @BeforeAll
    static void table() {
        WAREHOUSE.run("CREATE TABLE suite (a VARCHAR(65535), b SUPER)");
    }

    /// @param format what follows FORMAT JSON
    private static Map<String, DescribeStatementResponse> copies(String table, String prefix, String format) {
        Map<String, String> ids = new TreeMap<>();
        Map<String, DescribeStatementResponse> ended = new TreeMap<>();
        for (Path file : TestData.files(TestData.folder("bad-json"))) {
            String name = file.getFileName().toString();
            if (name.startsWith(prefix)) {
                String url = WAREHOUSE.put("suite/" + name, TestData.bytes(file));
                ids.put(
                        name,
                        WAREHOUSE.submit(
                                "COPY " + table + " FROM '" + url + "' IAM_ROLE default FORMAT JSON " + format));
            }
        }
        ids.forEach((name, id) -> ended.put(name, WAREHOUSE.ended(id)));
        return ended;
    }

    private static void everyInvalidFileIsNamed(String format) {
        Map<String, DescribeStatementResponse> ended = copies("suite", "n_", format);
        assertTrue(ended.size() > 150);
        List<String> named = WAREHOUSE
                .rows("SELECT query_id || ' ' || trim(file_name) FROM sys_load_error_detail"
                        + " WHERE line_number > 0 AND error_code > 0")
                .stream()
                .map(List::getFirst)
                .toList();
        List<String> wrong = new ArrayList<>();
        ended.forEach((name, statement) -> {
            if (NOTHING.contains(name)) {
                assertEquals(StatusString.FINISHED, statement.status(), name);
                assertEquals(0, statement.resultRows(), name);
            } else if (!REFUSED.equals(statement.error())
                    || !named.contains(statement.redshiftQueryId() + " s3://data/suite/" + name)) {
                wrong.add(name + ": " + statement.statusAsString() + " " + statement.error());
            }
        });
        assertEquals(List.of(), wrong);
        assertEquals("0", WAREHOUSE.value("SELECT count(*) FROM suite"));
    }

    @Test
    void everyInvalidFileIsNamedUnderAuto() {
        everyInvalidFileIsNamed("'auto'");
    }

    @Test
    void everyInvalidFileIsNamedUnderJsonpaths() {
        String paths = WAREHOUSE.put("suite-paths/members.json", "{\"jsonpaths\":[\"$['a']\",\"$['b']['c']\"]}");
        everyInvalidFileIsNamed("'" + paths + "'");
    }

    @Test
    void noFileOfTheSuiteIsMoreThanABadRow() {
        List<String> wrong = new ArrayList<>();
        for (String prefix : List.of("i_", "y_")) {
            copies("suite", prefix, "'auto'").forEach((name, statement) -> {
                boolean expected = statement.status() == StatusString.FINISHED || REFUSED.equals(statement.error());
                if (!expected) {
                    wrong.add(name + ": " + statement.error());
                }
            });
        }
        assertEquals(List.of(), wrong);
        WAREHOUSE.run("DELETE FROM suite");
    }

    @Test
    void wholeValuesIncludingOddOnesComeIntoSuper() {
        WAREHOUSE.run("CREATE TABLE whole (v SUPER)");
        List<String> wrong = new ArrayList<>();
        for (String prefix : List.of("i_", "y_")) {
            copies("whole", prefix, "'noshred'").forEach((name, statement) -> {
                boolean refused =
                        statement.error() != null && statement.error().startsWith("ERROR: Load into table 'whole'");
                if (statement.status() != StatusString.FINISHED && !refused) {
                    wrong.add(name + ": " + statement.error());
                }
            });
        }
        assertEquals(List.of(), wrong);
        assertTrue(Integer.parseInt(WAREHOUSE.value("SELECT count(*) FROM whole")) >= 90);
    }
}
