package io.windlass.local.warehouse.dataapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.windlass.local.warehouse.TestWarehouse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.SubStatementData;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

/// Several statements in one submission.
class DataApiBatchTest {

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    private static final String WHERE = "'WorkgroupName':'local','Database':'dev'";

    private static RawClient raw;

    @BeforeAll
    static void connect() {
        raw = new RawClient(WAREHOUSE.server(), "local");
    }

    @AfterAll
    static void disconnect() {
        raw.close();
    }

    private static String id(JsonNode body) {
        return body.get("Id").textValue();
    }

    @Test
    void aBatchIsOneTransactionWithAPartForEachStatement() {
        DescribeStatementResponse batch = WAREHOUSE.runBatch(
                "CREATE TABLE batch_of (a INT)", "INSERT INTO batch_of VALUES (1), (2)", "SELECT a FROM batch_of");
        assertEquals(3, batch.subStatements().size());
        SubStatementData insert = batch.subStatements().get(1);
        assertEquals(batch.id() + ":2", insert.id());
        assertEquals(2, insert.resultRows());
        assertFalse(insert.hasResultSet());
        SubStatementData select = batch.subStatements().get(2);
        assertTrue(select.hasResultSet());
        assertNotEquals(insert.redshiftQueryId(), select.redshiftQueryId());
        assertEquals(
                2,
                WAREHOUSE
                        .client()
                        .getStatementResult(request -> request.id(select.id()))
                        .records()
                        .size());
        assertEquals("SELECT a FROM batch_of", WAREHOUSE.describe(select.id()).queryString());
        ValidationException refused = assertThrows(
                ValidationException.class,
                () -> WAREHOUSE.client().getStatementResult(request -> request.id(batch.id())));
        assertTrue(refused.getMessage().contains("can only be retrieved with sub-statement id"));
    }

    @Test
    void aBatchThatFailsLeavesNothing() {
        WAREHOUSE.run("CREATE TABLE kept (a INT)");
        DescribeStatementResponse batch = WAREHOUSE.ended(
                WAREHOUSE.submitBatch("INSERT INTO kept VALUES (1)", "SELECT 1 / 0", "INSERT INTO kept VALUES (2)"));
        assertEquals(StatusString.FAILED, batch.status());
        assertEquals("Query #2 failed with ERROR: division by zero", batch.error());
        assertEquals(
                List.of("FINISHED", "FAILED", "ABORTED"),
                batch.subStatements().stream()
                        .map(SubStatementData::statusAsString)
                        .toList());
        assertEquals("ERROR: division by zero", batch.subStatements().get(1).error());
        assertEquals(batch.subStatements().get(1).redshiftQueryId(), batch.redshiftQueryId());
        assertEquals("0", WAREHOUSE.value("SELECT count(*) FROM kept"));
    }

    @Test
    void temporaryTablesLiveAsLongAsTheBatch() {
        WAREHOUSE.run("CREATE TABLE staged (a INT DEFAULT 7, b VARCHAR(5))");
        DescribeStatementResponse batch = WAREHOUSE.runBatch(
                "CREATE TEMP TABLE stage (LIKE staged INCLUDING DEFAULTS)",
                "INSERT INTO stage (b) VALUES ('x')",
                "INSERT INTO staged SELECT * FROM stage");
        assertEquals(1, batch.subStatements().get(2).resultRows());
        assertTrue(WAREHOUSE.failure("SELECT * FROM stage").contains("does not exist"));
    }

    @Test
    void statementsOfABatchMayCommitByThemselves() {
        WAREHOUSE.run("CREATE TABLE alone (a INTEGER)");
        JsonNode batch = raw.call(
                        "BatchExecuteStatement",
                        "{" + WHERE + ",'ExecutionMode':'AUTO_COMMIT','WaitTimeSeconds':20,"
                                + "'Sqls':['INSERT INTO alone VALUES (:n)','SELECT 1 / 0','INSERT INTO alone VALUES (:n + 1)'],"
                                + "'Parameters':[{'name':'n','value':'7'}]}")
                .body();
        assertEquals("FAILED", batch.get("Status").textValue(), batch::toString);
        JsonNode described =
                raw.call("DescribeStatement", "{'Id':'" + id(batch) + "'}").body();
        assertEquals("AUTO_COMMIT", described.get("ExecutionMode").textValue());
        List<String> statuses = new ArrayList<>();
        described
                .get("SubStatements")
                .forEach(part -> statuses.add(part.get("Status").textValue()));
        assertEquals(List.of("FINISHED", "FAILED", "FINISHED"), statuses);
        assertEquals(List.of(List.of("7"), List.of("8")), WAREHOUSE.rows("SELECT a FROM alone ORDER BY a"));
        assertEquals(
                "ValidationException",
                raw.call(
                                "BatchExecuteStatement",
                                "{" + WHERE + ",'Sqls':['SELECT 1'],'Parameters':[{'name':'n','value':'7'}]}")
                        .error());
    }
}
