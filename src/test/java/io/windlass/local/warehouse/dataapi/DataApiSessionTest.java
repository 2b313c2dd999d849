package io.windlass.local.warehouse.dataapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.windlass.local.warehouse.TestWarehouse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Long polls and sessions.
class DataApiSessionTest {

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

    private static String inSession(String session, String sql) {
        return raw.call("ExecuteStatement", "{'SessionId':'" + session + "','WaitTimeSeconds':20,'Sql':'" + sql + "'}")
                .body()
                .path("Status")
                .asText();
    }

    private static String begun() {
        return execute("BEGIN", ",'SessionKeepAliveSeconds':60")
                .get("SessionId")
                .textValue();
    }

    @Test
    void aTransactionThatSqlBeganGoesOnFromCallToCall() {
        String session = begun();
        String list = WAREHOUSE.put("session/rows.csv", "1\n2\n");
        assertEquals("FINISHED", inSession(session, "CREATE TABLE held (a INT)"));
        assertEquals(
                "FINISHED",
                inSession(session, "COPY held FROM \\u0027" + list + "\\u0027 IAM_ROLE default FORMAT CSV"));
        assertEquals("0", WAREHOUSE.value("SELECT COUNT(*) FROM pg_tables WHERE tablename = 'held'"));
        assertEquals("FINISHED", inSession(session, "SELECT 1 / (COUNT(*) - 1) FROM held"));
        assertEquals("FINISHED", inSession(session, "ROLLBACK"));
        assertEquals("FAILED", inSession(session, "SELECT * FROM held"));
        assertEquals("FINISHED", inSession(session, "CREATE TABLE kept (a INT)"));
        assertEquals("0", WAREHOUSE.value("SELECT COUNT(*) FROM kept"), "after its end each statement commits");
    }

    @Test
    void afterAFailureEverythingFailsUntilTheTransactionEnds() {
        String session = begun();
        assertEquals("FINISHED", inSession(session, "CREATE TABLE half (a INT)"));
        assertEquals("FAILED", inSession(session, "SELECT 1 / 0"));
        assertEquals("FAILED", inSession(session, "SELECT 1"));
        assertEquals("FINISHED", inSession(session, "ROLLBACK"));
        assertEquals("FINISHED", inSession(session, "BEGIN"));
        assertEquals("FINISHED", inSession(session, "CREATE TABLE whole (a INT)"));
        assertEquals("FINISHED", inSession(session, "COMMIT"));
        assertEquals("whole", WAREHOUSE.value("SELECT tablename FROM pg_tables WHERE tablename IN ('half', 'whole')"));
    }

    @Test
    void aTransactionEndsWithItsSession() {
        String session = begun();
        assertEquals("FINISHED", inSession(session, "CREATE TABLE orphan (a INT)"));
        WAREHOUSE.clock().move(Duration.ofSeconds(60));
        assertEquals("CLOSED", listed(session).get("Status").textValue());
        assertEquals("0", WAREHOUSE.value("SELECT COUNT(*) FROM pg_tables WHERE tablename = 'orphan'"));
    }

    @Test
    void aSessionIsListedAsTheModelHasIt() {
        JsonNode opened = execute("SELECT 1", ",'SessionKeepAliveSeconds':60");
        String session = opened.get("SessionId").textValue();
        JsonNode available = listed(session);
        assertEquals("AVAILABLE", available.get("Status").textValue());
        assertEquals(60, available.get("SessionAliveSeconds").intValue());
        assertEquals(
                available.get("UpdatedAt").doubleValue() + 60,
                available.get("SessionTtl").doubleValue());
        JsonNode busy = raw.call("ExecuteStatement", "{'SessionId':'" + session + "','Sql':'SELECT pg_sleep(60)'}")
                .body();
        assertEquals("BUSY", listed(session).get("Status").textValue());
        assertEquals(id(busy), listed(session).get("CurrentStatementId").textValue());
        assertFalse(listed(session).has("SessionTtl"));
        raw.call("CancelStatement", "{'Id':'" + id(busy) + "'}");
        raw.call("DescribeStatement", "{'Id':'" + id(busy) + "','WaitTimeSeconds':20}");
        assertFalse(listed(session).has("CurrentStatementId"));
        assertEquals(
                "ValidationException",
                raw.call("ListSessions", "{'Status':'ALL'}").error());
    }

    private static JsonNode listed(String session) {
        JsonNode answer =
                raw.call("ListSessions", "{'SessionId':'" + session + "'}").body();
        return answer.at("/Sessions/0");
    }
}
