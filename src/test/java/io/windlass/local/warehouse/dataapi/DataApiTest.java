package io.windlass.local.warehouse.dataapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.local.warehouse.TestWarehouse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.ActiveStatementsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.ColumnMetadata;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;
import software.amazon.awssdk.services.redshiftdata.model.RedshiftDataException;
import software.amazon.awssdk.services.redshiftdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftdata.model.SqlParameter;
import software.amazon.awssdk.services.redshiftdata.model.StatementData;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.SubStatementData;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

class DataApiTest {

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    private static final RedshiftClient CLIENT = new RedshiftClient();

    /// Short for what most tests say.
    private static final class RedshiftClient {
        ExecuteStatementResponse execute(String sql, SqlParameter... parameters) {
            return WAREHOUSE.client().executeStatement(request -> {
                request.workgroupName("local").database("dev").sql(sql);
                if (parameters.length > 0) {
                    request.parameters(parameters);
                }
            });
        }
    }

    @Test
    void aStatementRunsByItselfAndIsDescribed() {
        ExecuteStatementResponse accepted = CLIENT.execute("SELECT 1 AS one");
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
    void valuesHaveTheTypesOfTheirColumns() {
        WAREHOUSE.run("CREATE TABLE kinds (a SMALLINT NOT NULL, b BIGINT, c REAL, d DOUBLE PRECISION, e DECIMAL(8,2),"
                + " f BOOLEAN, g VARCHAR(10), h DATE, i TIMESTAMP, j TIMESTAMPTZ, k SUPER, l CHAR(3))");
        WAREHOUSE.run("INSERT INTO kinds VALUES (1, 2, 1.5, 2.5, 3.10, true, 'x', '2024-02-29',"
                + " '2024-02-29 12:30:00.25', '2024-02-29 12:30:00+02', '{\"a\":[1]}', 'c')");
        DescribeStatementResponse query = WAREHOUSE.run("SELECT * FROM kinds");
        GetStatementResultResponse result = WAREHOUSE.client().getStatementResult(request -> request.id(query.id()));
        assertEquals(
                List.of(
                        "int2",
                        "int8",
                        "float4",
                        "float8",
                        "numeric",
                        "bool",
                        "varchar",
                        "date",
                        "timestamp",
                        "timestamptz",
                        "super",
                        "bpchar"),
                result.columnMetadata().stream().map(ColumnMetadata::typeName).toList());
        ColumnMetadata first = result.columnMetadata().getFirst();
        assertEquals("a", first.name());
        assertEquals("kinds", first.tableName());
        assertEquals("public", first.schemaName());
        assertEquals(0, first.nullable());
        assertEquals(
                List.of(List.of(
                        "1",
                        "2",
                        "1.5",
                        "2.5",
                        "3.10",
                        "true",
                        "x",
                        "2024-02-29",
                        "2024-02-29 12:30:00.25",
                        "2024-02-29 10:30:00+00",
                        "{\"a\": [1]}",
                        "c  ")),
                WAREHOUSE.rows("SELECT * FROM kinds"));
        assertEquals(1, result.totalNumRows());
    }

    @Test
    void resultsComeInPages() {
        DescribeStatementResponse query = WAREHOUSE.run("SELECT n FROM generate_series(1, 2500) n ORDER BY n");
        assertEquals(2500, query.resultRows());
        GetStatementResultResponse first = WAREHOUSE.client().getStatementResult(request -> request.id(query.id()));
        assertEquals(1000, first.records().size());
        assertEquals(2500, first.totalNumRows());
        GetStatementResultResponse second = WAREHOUSE
                .client()
                .getStatementResult(request -> request.id(query.id()).nextToken(first.nextToken()));
        assertEquals(1001, second.records().getFirst().getFirst().longValue());
        assertEquals(
                2500, WAREHOUSE.rows("SELECT n FROM generate_series(1, 2500) n").size());
        assertThrows(
                ValidationException.class,
                () -> WAREHOUSE
                        .client()
                        .getStatementResult(request -> request.id(query.id()).nextToken("bm9uc2Vuc2U=")));
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
                "ERROR: UNLOAD is not available in the embedded warehouse",
                WAREHOUSE.failure("UNLOAD ('SELECT 1') TO 's3://b/k' IAM_ROLE default"));
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
    void parametersAreValuesNeverText() {
        ExecuteStatementResponse accepted = CLIENT.execute(
                "SELECT :a::int + 1, ':a', :b /* :c */, :a::varchar FROM (SELECT 1) t WHERE '5' = :a -- :d",
                SqlParameter.builder().name("a").value("5").build(),
                SqlParameter.builder()
                        .name("b")
                        .value("it's \\ 'x'; DROP TABLE t")
                        .build());
        DescribeStatementResponse ended = WAREHOUSE.ended(accepted.id());
        assertEquals(StatusString.FINISHED, ended.status(), () -> String.valueOf(ended.error()));
        assertEquals(2, ended.queryParameters().size());
        GetStatementResultResponse result = WAREHOUSE.client().getStatementResult(request -> request.id(ended.id()));
        assertEquals(6, result.records().getFirst().get(0).longValue());
        assertEquals(":a", result.records().getFirst().get(1).stringValue());
        assertEquals(
                "it's \\ 'x'; DROP TABLE t", result.records().getFirst().get(2).stringValue());
        assertEquals("5", result.records().getFirst().get(3).stringValue());
    }

    @Test
    void parametersMustBeUsedAndThere() {
        SqlParameter parameter = SqlParameter.builder().name("a").value("1").build();
        assertThrows(ValidationException.class, () -> CLIENT.execute("SELECT 1", parameter));
        assertThrows(ValidationException.class, () -> CLIENT.execute("SELECT :a, :b", parameter));
        SqlParameter empty = SqlParameter.builder().name("a").value("").build();
        assertThrows(ValidationException.class, () -> CLIENT.execute("SELECT :a", empty));
    }

    @Test
    void theSameTokenIsTheSameStatementForEightHours() {
        RedshiftDataClient client = WAREHOUSE.client();
        ExecuteStatementResponse first = client.executeStatement(request ->
                request.workgroupName("local").database("dev").sql("SELECT 1").clientToken("again"));
        ExecuteStatementResponse second = client.executeStatement(request ->
                request.workgroupName("local").database("dev").sql("SELECT 1").clientToken("again"));
        assertEquals(first.id(), second.id());
        WAREHOUSE.ended(first.id());
        WAREHOUSE.clock().move(Duration.ofHours(8).minusSeconds(1));
        assertEquals(
                first.id(),
                client.executeStatement(request -> request.workgroupName("local")
                                .database("dev")
                                .sql("SELECT 1")
                                .clientToken("again"))
                        .id());
        WAREHOUSE.clock().move(Duration.ofSeconds(1));
        ExecuteStatementResponse third = client.executeStatement(request ->
                request.workgroupName("local").database("dev").sql("SELECT 1").clientToken("again"));
        assertNotEquals(first.id(), third.id());
        WAREHOUSE.ended(third.id());
    }

    @Test
    void statementsAreForgottenAfterADay() {
        String id = WAREHOUSE.run("SELECT 1").id();
        WAREHOUSE.clock().move(Duration.ofHours(24).minusSeconds(1));
        assertEquals(StatusString.FINISHED, WAREHOUSE.describe(id).status());
        WAREHOUSE.clock().move(Duration.ofSeconds(1));
        ResourceNotFoundException forgotten =
                assertThrows(ResourceNotFoundException.class, () -> WAREHOUSE.describe(id));
        assertEquals(id, forgotten.resourceId());
    }

    @Test
    void statementsAreListedByNameAndStatus() {
        RedshiftDataClient client = WAREHOUSE.client();
        for (String name : List.of("listed-1", "listed-2", "listed-3", "Listed-4")) {
            WAREHOUSE.ended(client.executeStatement(request -> request.workgroupName("local")
                            .database("dev")
                            .sql(name.equals("listed-2") ? "SELECT 1 / 0" : "SELECT 1")
                            .statementName(name))
                    .id());
        }
        assertEquals(
                List.of("listed-3", "listed-1"),
                client.listStatements(request -> request.statementName("listed-")).statements().stream()
                        .map(StatementData::statementName)
                        .toList());
        assertEquals(
                List.of("listed-3", "listed-2", "listed-1"),
                client
                        .listStatementsPaginator(request ->
                                request.statementName("listed-").status("ALL").maxResults(2))
                        .statements()
                        .stream()
                        .map(StatementData::statementName)
                        .toList());
        assertEquals(
                List.of("listed-2"),
                client
                        .listStatements(
                                request -> request.statementName("listed-").status(StatusString.FAILED))
                        .statements()
                        .stream()
                        .map(StatementData::statementName)
                        .toList());
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
    void anUnknownIdIsNotFound() {
        RedshiftDataException failure = assertThrows(
                RedshiftDataException.class, () -> WAREHOUSE.describe("00000000-0000-0000-0000-000000000000"));
        assertEquals("ResourceNotFoundException", failure.awsErrorDetails().errorCode());
        assertEquals("Query does not exist.", failure.awsErrorDetails().errorMessage());
    }
}
