package io.windlass.local.warehouse.dataapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.local.warehouse.TestWarehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Every answer against the published service model.
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
