package io.windlass.local.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CopyJsonTest {

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    private static final String ROLE = " IAM_ROLE 'arn:aws:iam::123456789012:role/copy' ";

    @Test
    void rowsOfAnObjectComeInByTheirLowerCaseNames() {
        WAREHOUSE.run("CREATE TABLE plain (id INTEGER, name VARCHAR(20), userid INTEGER)");
        String url =
                WAREHOUSE.put("plain/1.json", "{\"id\":1,\"name\":\"one\",\"userId\":7}\n{\"id\":2,\"extra\":[1]}");
        assertEquals(
                2,
                WAREHOUSE
                        .run("COPY plain FROM '" + url + "'" + ROLE + "FORMAT JSON 'auto'")
                        .resultRows());
        assertEquals(
                List.of(List.of("1", "one", "NULL"), List.of("2", "NULL", "NULL")),
                WAREHOUSE.rows("SELECT * FROM plain ORDER BY id"));
    }

    @Test
    void aBadRowLeavesNothingAndIsNamed() {
        WAREHOUSE.run("CREATE TABLE strict (id INTEGER)");
        String url = WAREHOUSE.put("strict/1.json", "{\"id\":1}\n{\"id\":\"x\"}");
        String error = WAREHOUSE.failure("COPY strict FROM '" + url + "'" + ROLE + "FORMAT JSON 'auto'");
        assertEquals(
                "ERROR: Load into table 'strict' failed.  Check 'sys_load_error_detail' system table for details.",
                error);
        assertEquals("0", WAREHOUSE.value("SELECT count(*) FROM strict"));
        List<String> detail = WAREHOUSE
                .rows("SELECT trim(file_name), line_number, trim(column_name), error_code,"
                        + " trim(error_message) FROM sys_load_error_detail WHERE file_name = '" + url + "'")
                .getFirst();
        assertEquals(List.of(url, "2", "id", "1207", "Invalid digit, Value 'x', Pos 0, Type: Integer"), detail);
        assertTrue(error.startsWith("ERROR: Load"));
    }
}
