package io.windlass.local.warehouse.dataapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.windlass.local.warehouse.TestWarehouse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftdata.model.StatementData;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

/// What is remembered of statements, for how long and for whom.
class DataApiHistoryTest {

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
}
