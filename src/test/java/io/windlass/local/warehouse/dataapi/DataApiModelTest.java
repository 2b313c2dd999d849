package io.windlass.local.warehouse.dataapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.local.warehouse.TestWarehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What came to the Data API after the SDK that is used here: long polls, execution modes, sessions, CSV; and
/// every answer against the published service model.
class DataApiModelTest {

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    /// Members that are newer than the model at hand.
    private static final Set<String> NEWER =
            Set.of("SessionId", "ResultFormat", "ExecutionMode", "Status", "HasResultSet", "RedshiftPid");

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

    private static JsonNode execute(String sql, String more) {
        RawClient.Answer answer =
                raw.call("ExecuteStatement", "{" + WHERE + ",'Sql':'" + sql + "','WaitTimeSeconds':20" + more + "}");
        assertEquals(200, answer.status(), () -> answer.body().toString());
        return answer.body();
    }

    private static String id(JsonNode body) {
        return body.get("Id").textValue();
    }

    @Test
    void anAnswerWaitsForTheEnd() {
        JsonNode answer = execute("SELECT pg_sleep(0.2)", "");
        assertEquals("FINISHED", answer.get("Status").textValue());
        assertTrue(answer.get("HasResultSet").booleanValue());
        JsonNode slow = raw.call("ExecuteStatement", "{" + WHERE + ",'Sql':'SELECT pg_sleep(60)','WaitTimeSeconds':1}")
                .body();
        assertEquals("STARTED", slow.get("Status").textValue());
        assertEquals(
                "STARTED",
                raw.call("DescribeStatement", "{'Id':'" + id(slow) + "','WaitTimeSeconds':1}")
                        .body()
                        .get("Status")
                        .textValue());
        assertEquals(
                "ResourceNotFoundException",
                raw.call("GetStatementResult", "{'Id':'" + id(slow) + "','WaitTimeSeconds':1}")
                        .error());
        raw.call("CancelStatement", "{'Id':'" + id(slow) + "'}");
        assertEquals(
                "ABORTED",
                raw.call("DescribeStatement", "{'Id':'" + id(slow) + "','WaitTimeSeconds':30}")
                        .body()
                        .get("Status")
                        .textValue());
        assertEquals(
                "ValidationException",
                raw.call("DescribeStatement", "{'Id':'" + id(slow) + "','WaitTimeSeconds':31}")
                        .error());
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

    @Test
    void resultsAreCsvWhereAsked() {
        JsonNode query =
                execute("SELECT n, NULL::int, $$a,b\\\"c$$ FROM generate_series(1, 1500) n", ",'ResultFormat':'CSV'");
        JsonNode first =
                raw.call("GetStatementResultV2", "{'Id':'" + id(query) + "'}").body();
        String records = first.at("/Records/0/CSVRecords").textValue();
        assertTrue(records.startsWith("1,,\"a,b\"\"c\"\r\n2,,"), records::toString);
        assertEquals(1000, records.lines().count());
        assertEquals(1500, first.get("TotalNumRows").intValue());
        assertEquals("CSV", first.get("ResultFormat").textValue());
        JsonNode second = raw.call(
                        "GetStatementResultV2",
                        "{'Id':'" + id(query) + "','NextToken':'"
                                + first.get("NextToken").textValue() + "'}")
                .body();
        assertEquals(500, second.at("/Records/0/CSVRecords").textValue().lines().count());
        assertFalse(second.has("NextToken"));
        assertEquals(
                "ValidationException",
                raw.call("GetStatementResult", "{'Id':'" + id(query) + "'}").error());
    }

    @Test
    void aSessionIsKeptForAsLongAsWasAsked() {
        JsonNode first = execute("CREATE TEMP TABLE mine (a INT)", ",'SessionKeepAliveSeconds':60");
        String session = first.get("SessionId").textValue();
        String inSession = "{'SessionId':'" + session + "','WaitTimeSeconds':20,'Sql':'";
        JsonNode insert = raw.call("ExecuteStatement", inSession + "INSERT INTO mine VALUES (1)'}")
                .body();
        assertEquals("FINISHED", insert.get("Status").textValue());
        assertEquals(
                "AVAILABLE",
                raw.call("ListSessions", "{'SessionId':'" + session + "'}")
                        .body()
                        .at("/Sessions/0/Status")
                        .textValue());
        JsonNode busy = raw.call("ExecuteStatement", "{'SessionId':'" + session + "','Sql':'SELECT pg_sleep(60)'}")
                .body();
        assertEquals(
                "ValidationException",
                raw.call("ExecuteStatement", inSession + "SELECT 1'}").error());
        raw.call("CancelStatement", "{'Id':'" + id(busy) + "'}");
        raw.call("DescribeStatement", "{'Id':'" + id(busy) + "','WaitTimeSeconds':20}");
        JsonNode again =
                raw.call("ExecuteStatement", inSession + "SELECT * FROM mine'}").body();
        assertEquals("FINISHED", again.get("Status").textValue(), again::toString);
        assertEquals(
                "ValidationException",
                raw.call("ExecuteStatement", inSession + "SELECT 1'," + WHERE + "}")
                        .error());
        WAREHOUSE.clock().move(Duration.ofSeconds(60));
        assertEquals(
                "ValidationException",
                raw.call("ExecuteStatement", inSession + "SELECT 1'}").error());
        assertEquals(
                "CLOSED",
                raw.call("ListSessions", "{'SessionId':'" + session + "'}")
                        .body()
                        .at("/Sessions/0/Status")
                        .textValue());
    }

    @Test
    void theCatalogIsTold() {
        WAREHOUSE.run("CREATE SCHEMA told");
        WAREHOUSE.run(
                "CREATE TABLE told.things (id BIGINT NOT NULL, name VARCHAR(12) DEFAULT 'x', price DECIMAL(9,3))");
        assertEquals(
                "[\"told\"]",
                raw.call("ListSchemas", "{" + WHERE + ",'SchemaPattern':'tol%'}")
                        .body()
                        .get("Schemas")
                        .toString());
        assertEquals(
                "[{\"name\":\"things\",\"schema\":\"told\",\"type\":\"TABLE\"}]",
                raw.call("ListTables", "{" + WHERE + ",'SchemaPattern':'told'}")
                        .body()
                        .get("Tables")
                        .toString());
        assertEquals(
                "[\"dev\"]",
                raw.call("ListDatabases", "{" + WHERE + "}")
                        .body()
                        .get("Databases")
                        .toString());
        JsonNode table = raw.call("DescribeTable", "{" + WHERE + ",'Schema':'told','Table':'THINGS','MaxResults':2}")
                .body();
        assertEquals(2, table.get("ColumnList").size());
        assertEquals(12, table.at("/ColumnList/1/length").intValue());
        assertEquals(0, table.at("/ColumnList/0/nullable").intValue());
        JsonNode rest = raw.call(
                        "DescribeTable",
                        "{" + WHERE + ",'Schema':'told','Table':'things','NextToken':'"
                                + table.get("NextToken").textValue() + "'}")
                .body();
        assertEquals(9, rest.at("/ColumnList/0/precision").intValue());
    }

    @Test
    void statementsBelongToThoseWhoSubmittedThem() {
        JsonNode mine = execute("SELECT 1", ",'StatementName':'mine'");
        try (RawClient other = new RawClient(WAREHOUSE.server(), "other")) {
            assertEquals(
                    "ResourceNotFoundException",
                    other.call("DescribeStatement", "{'Id':'" + id(mine) + "'}").error());
            assertEquals(
                    0,
                    other.call("ListStatements", "{'StatementName':'mine'}")
                            .body()
                            .get("Statements")
                            .size());
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

    @Test
    void everyAnswerFollowsTheServiceModel() throws IOException {
        String root = System.getenv("WINDLASS_TEST_DATA");
        assumeTrue(root != null, "WINDLASS_TEST_DATA is not set");
        JsonNode model = JsonMapper.builder()
                .build()
                .readTree(Path.of(root, "redshift-data-api-model", "service-2.json")
                        .toFile());
        WAREHOUSE.run("CREATE TABLE modelled (a INT, b VARCHAR(3), c DOUBLE PRECISION, d BOOLEAN)");
        WAREHOUSE.run("INSERT INTO modelled VALUES (1, 'x', 1.5, true), (NULL, NULL, NULL, NULL)");
        String select = id(execute(
                "SELECT * FROM modelled WHERE a = :a OR a IS NULL",
                ",'Parameters':[{'name':'a','value':'1'}],'StatementName':'modelled'"));
        JsonNode batch = raw.call(
                        "BatchExecuteStatement",
                        "{" + WHERE + ",'Sqls':['SELECT 1','SELECT 1 / 0'],'WaitTimeSeconds':20}")
                .body();
        List<String> wrong = new ArrayList<>();
        for (List<String> call : List.of(
                List.of("ExecuteStatement", "{" + WHERE + ",'Sql':'SELECT 1'}"),
                List.of("BatchExecuteStatement", "{" + WHERE + ",'Sqls':['SELECT 1']}"),
                List.of("DescribeStatement", "{'Id':'" + select + "'}"),
                List.of("DescribeStatement", "{'Id':'" + id(batch) + "'}"),
                List.of("DescribeStatement", "{'Id':'" + id(batch) + ":2'}"),
                List.of("GetStatementResult", "{'Id':'" + select + "'}"),
                List.of("ListStatements", "{'Status':'ALL','MaxResults':50}"),
                List.of("ListDatabases", "{" + WHERE + "}"),
                List.of("ListSchemas", "{" + WHERE + "}"),
                List.of("ListTables", "{" + WHERE + "}"),
                List.of("DescribeTable", "{" + WHERE + ",'Table':'modelled'}"))) {
            RawClient.Answer answer = raw.call(call.getFirst(), call.getLast());
            assertEquals(200, answer.status(), () -> answer.body().toString());
            String shape =
                    model.at("/operations/" + call.getFirst() + "/output/shape").textValue();
            ModelShape.check(model, shape, answer.body(), call.getFirst(), NEWER, wrong);
        }
        assertEquals(List.of(), wrong);
        List<String> none = new ArrayList<>();
        ModelShape.check(
                model, "Field", JsonMapper.builder().build().readTree("{\"longValue\":\"1\"}"), "", Set.of(), none);
        assertNotEquals(List.of(), none);
    }
}
