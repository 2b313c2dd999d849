package io.windlass.local.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

/// COPYs of JSON in a warehouse.
///
/// @param warehouse the warehouse
record JsonCopies(TestWarehouse warehouse) {

    private static final String ROLE = " IAM_ROLE 'arn:aws:iam::123456789012:role/copy' ";

    static String copy(String table, String url, String options) {
        return "COPY " + table + " FROM '" + url + "'" + ROLE + options;
    }

    /// What a COPY of this content under 'auto' says of its first bad row: line, column, code and message.
    List<String> complaint(String table, String content, String options) {
        return complaintOf(table, warehouse.put("bad/" + table + ".json", content), options);
    }

    /// The same of an object that is there.
    List<String> complaintOf(String table, String url, String options) {
        assertEquals(
                "ERROR: Load into table '" + table
                        + "' failed.  Check 'sys_load_error_detail' system table for details.",
                warehouse.failure(copy(table, url, "FORMAT JSON 'auto' " + options)));
        assertEquals("0", warehouse.value("SELECT count(*) FROM " + table));
        return warehouse
                .rows("SELECT line_number, trim(column_name), error_code, trim(error_message)"
                        + " FROM sys_load_error_detail WHERE trim(file_name) = '" + url + "' ORDER BY query_id DESC")
                .getFirst();
    }
}
