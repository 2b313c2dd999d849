package io.windlass.local.warehouse.dataapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.local.warehouse.TestWarehouse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.RedshiftDataException;
import software.amazon.awssdk.services.redshiftdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftdata.model.SqlParameter;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

/// One statement, from its submission to its end.
class DataApiStatementTest {

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    private static ExecuteStatementResponse execute(String sql, SqlParameter... parameters) {
        return WAREHOUSE.client().executeStatement(request -> {
            request.workgroupName("local").database("dev").sql(sql);
            if (parameters.length > 0) {
                request.parameters(parameters);
            }
        });
    }

    @Test
    void aStatementRunsByItselfAndIsDescribed() {
        ExecuteStatementResponse accepted = execute("SELECT 1 AS one");
        assertTrue(accepted.id().matches("[a-z0-9]{8}(-[a-z0-9]{4}){3}-[a-z0-9]{12}"));
        assertEquals(WAREHOUSE.clock().instant(), accepted.createdAt());
        assertEquals("local", accepted.workgroupName());
        DescribeStatementResponse ended = WAREHOUSE.ended(accepted.id());
        assertEquals(StatusString.FINISHED, ended.status());
        assertEquals("SELECT 1 AS one", ended.queryString());
        assertEquals(1, ended.resultRows());
        assertTrue(ended.hasResultSet());
        assertTrue(ended.duration() > 0);
        assertTrue(ended.redshiftQueryId() > 1000);
        assertTrue(ended.redshiftPid() > 0);
        assertTrue(ended.subStatements().isEmpty());
    }

    @Test
    void aStatementWithoutRowsHasNoResult() {
        String id = WAREHOUSE.run("CREATE TABLE without_rows (a INT)").id();
        ResourceNotFoundException refused = assertThrows(
                ResourceNotFoundException.class,
                () -> WAREHOUSE.client().getStatementResult(request -> request.id(id)));
        assertEquals(id, refused.resourceId());
    }

    @Test
    void errorsAreToldInTheDatabasesWords() {
        assertEquals("ERROR: relation \"nowhere\" does not exist", WAREHOUSE.failure("SELECT * FROM nowhere"));
        assertEquals("ERROR: division by zero", WAREHOUSE.failure("SELECT 1 / 0"));
        assertEquals(
                "ERROR: CREATE DATASHARE is not available in the embedded warehouse",
                WAREHOUSE.failure("CREATE DATASHARE shared"));
    }

    @Test
    void aBlockedLockIsCancelled() {
        WAREHOUSE.run("CREATE TABLE locked (a INT)");
        String holder = WAREHOUSE.submitBatch("LOCK locked", "SELECT pg_sleep(60)");
        TestWarehouse.await(
                () -> "1".equals(WAREHOUSE.value("SELECT count(*) FROM pg_locks WHERE relation = 'locked'::regclass")));
        String waiter = WAREHOUSE.submitBatch("LOCK locked", "INSERT INTO locked VALUES (1)");
        TestWarehouse.await(() -> "1"
                .equals(WAREHOUSE.value(
                        "SELECT count(*) FROM pg_locks WHERE relation = 'locked'::regclass AND NOT granted")));
        assertEquals(StatusString.STARTED, WAREHOUSE.describe(waiter).status());
        assertTrue(WAREHOUSE
                .client()
                .cancelStatement(request -> request.id(waiter))
                .status());
        assertEquals(StatusString.ABORTED, WAREHOUSE.ended(waiter).status());
        assertTrue(WAREHOUSE
                .client()
                .cancelStatement(request -> request.id(holder))
                .status());
        assertEquals(StatusString.ABORTED, WAREHOUSE.ended(holder).status());
        assertEquals("0", WAREHOUSE.value("SELECT count(*) FROM locked"));
        assertThrows(
                ValidationException.class, () -> WAREHOUSE.client().cancelStatement(request -> request.id(holder)));
    }

    @Test
    void anUnknownIdIsNotFound() {
        RedshiftDataException failure = assertThrows(
                RedshiftDataException.class, () -> WAREHOUSE.describe("00000000-0000-0000-0000-000000000000"));
        assertEquals("ResourceNotFoundException", failure.awsErrorDetails().errorCode());
        assertEquals("Query does not exist.", failure.awsErrorDetails().errorMessage());
    }

    @Test
    void theEndIsToldAsAnEvent() throws Exception {
        WAREHOUSE.events().clear();
        String id = WAREHOUSE
                .client()
                .executeStatement(request -> request.workgroupName("local")
                        .database("dev")
                        .sql("SELECT 1")
                        .statementName("told")
                        .withEvent(true))
                .id();
        String text = WAREHOUSE.events().poll(60, TimeUnit.SECONDS);
        JsonNode event = JsonMapper.builder().build().readTree(text);
        assertEquals(
                "Redshift Data Statement Status Change",
                event.get("detail-type").textValue());
        assertEquals("aws.redshift-data", event.get("source").textValue());
        assertEquals(id, event.at("/detail/statementId").textValue());
        assertEquals("told", event.at("/detail/statementName").textValue());
        assertEquals("FINISHED", event.at("/detail/state").textValue());
        assertEquals(1, event.at("/detail/rows").intValue());
        assertTrue(event.at("/detail/expireAt").isIntegralNumber());
        WAREHOUSE.run("SELECT 1");
        assertTrue(WAREHOUSE.events().isEmpty());
    }

    @Test
    void whoAsksWaitsForEndsThatAreStillToBeTold() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        List<String> told = new CopyOnWriteArrayList<>();
        try (DataApiServer slow = new DataApiServer(WAREHOUSE.database(), WAREHOUSE.s3(), WAREHOUSE.clock(), event -> {
                    awaited(seen);
                    told.add(event);
                });
                RedshiftDataClient client = TestWarehouse.clientOf(slow)) {
            String id = client.executeStatement(request -> request.workgroupName("local")
                            .database("dev")
                            .sql("SELECT 1")
                            .withEvent(true))
                    .id();
            TestWarehouse.await(
                    () -> client.describeStatement(request -> request.id(id)).status() == StatusString.FINISHED);
            assertEquals(List.of(), told);
            seen.countDown();
            slow.awaitEvents();
            assertEquals(1, told.size());
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
