package io.windlass.local.warehouse.dataapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.windlass.local.warehouse.TestWarehouse;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.ActiveStatementsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

/// What is refused: too much, unknown, or out of reach.
class DataApiRefusalTest {

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    private static final String WHERE = "'WorkgroupName':'local','Database':'dev'";

    private static String id(JsonNode body) {
        return body.get("Id").textValue();
    }

    @Test
    void limitsAreHeld() throws Exception {
        assertThrows(
                ValidationException.class,
                () -> WAREHOUSE.submitBatch(Collections.nCopies(41, "SELECT 1").toArray(String[]::new)));
        WAREHOUSE.runBatch(Collections.nCopies(40, "SELECT 1").toArray(String[]::new));
        String large = "SELECT '" + "x".repeat(100 * 1024) + "'";
        assertThrows(ValidationException.class, () -> WAREHOUSE.submit(large));
        assertThrows(
                ValidationException.class,
                () -> WAREHOUSE
                        .client()
                        .executeStatement(request -> request.workgroupName("local")
                                .database("dev")
                                .sql("SELECT 1")
                                .statementName("n".repeat(2049))));
        assertThrows(
                ValidationException.class,
                () -> WAREHOUSE
                        .client()
                        .executeStatement(request -> request.workgroupName("local")
                                .database("dev")
                                .sql("SELECT 1")
                                .clientToken("t".repeat(65))));
        assertThrows(
                ValidationException.class,
                () -> WAREHOUSE
                        .client()
                        .executeStatement(request -> request.workgroupName("local")
                                .clusterIdentifier("both")
                                .database("dev")
                                .sql("SELECT 1")));
        assertThrows(ValidationException.class, () -> WAREHOUSE.submit("-- nothing"));
        assertThrows(ValidationException.class, () -> WAREHOUSE.describe("not-an-id"));
    }

    @Test
    void tooManyActiveStatementsAreRefused() throws Exception {
        try (DataApiServer small = new DataApiServer(
                        WAREHOUSE.database(),
                        WAREHOUSE.s3(),
                        WAREHOUSE.clock(),
                        _ -> {},
                        Limits.documented().withActiveStatements(1));
                RedshiftDataClient client = TestWarehouse.clientOf(small)) {
            String first = client.executeStatement(request ->
                            request.workgroupName("local").database("dev").sql("SELECT pg_sleep(60)"))
                    .id();
            assertThrows(
                    ActiveStatementsExceededException.class,
                    () -> client.executeStatement(request ->
                            request.workgroupName("local").database("dev").sql("SELECT 1")));
            client.cancelStatement(request -> request.id(first));
        }
    }

    @Test
    void unknownOperationsAndMembersAreRefusedByName() {
        try (RawClient raw = new RawClient(WAREHOUSE.server(), "local")) {
            RawClient.Answer operation = raw.call("DropEverything", "{}");
            assertEquals("UnknownOperationException", operation.error());
            assertEquals("Operation 'DropEverything' is not available in the embedded warehouse", operation.message());
            RawClient.Answer member = raw.call("ExecuteStatement", "{'Sql':'SELECT 1','Speed':9}");
            assertEquals("ValidationException", member.error());
            assertEquals(
                    "Member 'Speed' of ExecuteStatement is not available in the embedded warehouse", member.message());
            assertEquals(400, member.status());
            assertEquals(
                    "SerializationException",
                    raw.call("ExecuteStatement", "{'Sql':").error());
            assertEquals(
                    "SerializationException",
                    raw.call("ExecuteStatement", "{'Sql':1}").error());
            assertEquals(
                    "SerializationException", raw.call("ExecuteStatement", "[]").error());
            assertEquals(
                    "ValidationException", raw.call("ExecuteStatement", "{}").error());
        }
    }

    @Test
    void tooManySessionsAndWaitingRequestsAreRefused() throws Exception {
        Limits few = Limits.documented().withSessions(1).withWaitingRequests(0);
        try (DataApiServer small =
                        new DataApiServer(WAREHOUSE.database(), WAREHOUSE.s3(), WAREHOUSE.clock(), _ -> {}, few);
                RawClient client = new RawClient(small, "local")) {
            String kept = "{" + WHERE + ",'Sql':'SELECT 1','SessionKeepAliveSeconds':60}";
            JsonNode first = client.call("ExecuteStatement", kept).body();
            assertEquals(
                    "ActiveSessionsExceededException",
                    client.call("ExecuteStatement", kept).error());
            assertEquals(
                    "ActiveWaitingRequestsExceededException",
                    client.call("DescribeStatement", "{'Id':'" + id(first) + "','WaitTimeSeconds':1}")
                            .error());
        }
    }

    @Test
    void aWarehouseThatCannotBeReachedIsSaidToBe() throws Exception {
        UnreachableDatabase database = new UnreachableDatabase(WAREHOUSE.database());
        try (DataApiServer lost = new DataApiServer(database, WAREHOUSE.s3(), WAREHOUSE.clock(), _ -> {});
                RawClient client = new RawClient(lost, "local")) {
            database.lose();
            String body = "{" + WHERE + ",'Sql':'SELECT 1'}";
            JsonNode first = client.call("ExecuteStatement", body).body();
            JsonNode described = client.call("DescribeStatement", "{'Id':'" + id(first) + "','WaitTimeSeconds':20}")
                    .body();
            assertEquals("FAILED", described.get("Status").textValue());
            assertEquals(
                    "ExecuteStatementException",
                    client.call("ExecuteStatement", body).error());
            RawClient.Answer batch = client.call("BatchExecuteStatement", "{" + WHERE + ",'Sqls':['SELECT 1']}");
            assertEquals("BatchExecuteStatementException", batch.error());
            assertEquals(500, batch.status());
            assertTrue(batch.body().get("StatementId").isTextual());
            assertEquals(
                    "DatabaseConnectionException",
                    client.call("ListSchemas", "{" + WHERE + "}").error());
            database.find();
            assertEquals(200, client.call("ExecuteStatement", body).status());
        }
    }
}
