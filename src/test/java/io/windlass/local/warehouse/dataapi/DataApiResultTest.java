package io.windlass.local.warehouse.dataapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.windlass.local.warehouse.TestWarehouse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.redshiftdata.model.ColumnMetadata;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

/// Rows: their types, their pages, and as CSV.
class DataApiResultTest {

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
}
