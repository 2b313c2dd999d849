package io.windlass.local.warehouse.dataapi;

import java.util.Arrays;
import java.util.Optional;

/// The operations that are here.
enum Operation {
    EXECUTE_STATEMENT("ExecuteStatement"),
    BATCH_EXECUTE_STATEMENT("BatchExecuteStatement"),
    DESCRIBE_STATEMENT("DescribeStatement"),
    GET_STATEMENT_RESULT("GetStatementResult"),
    CANCEL_STATEMENT("CancelStatement"),
    GET_STATEMENT_RESULT_V2("GetStatementResultV2"),
    LIST_STATEMENTS("ListStatements"),
    LIST_SESSIONS("ListSessions"),
    LIST_DATABASES("ListDatabases"),
    LIST_SCHEMAS("ListSchemas"),
    LIST_TABLES("ListTables"),
    DESCRIBE_TABLE("DescribeTable");

    private final String text;

    Operation(String text) {
        this.text = text;
    }

    /// As `X-Amz-Target` names it.
    String text() {
        return text;
    }

    static Optional<Operation> named(String text) {
        return Arrays.stream(values())
                .filter(operation -> operation.text.equals(text))
                .findFirst();
    }
}
