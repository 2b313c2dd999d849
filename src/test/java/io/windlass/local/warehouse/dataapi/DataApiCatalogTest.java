package io.windlass.local.warehouse.dataapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.windlass.local.warehouse.TestWarehouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What schemas, tables and columns there are.
class DataApiCatalogTest {

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
    void aCatalogThatTakesTooLongIsGivenUp() throws Exception {
        try (DataApiServer hasty = new DataApiServer(
                        WAREHOUSE.database(),
                        WAREHOUSE.s3(),
                        WAREHOUSE.clock(),
                        _ -> {},
                        Limits.documented().withCatalogSeconds(1));
                RawClient client = new RawClient(hasty, "local")) {
            String holder = WAREHOUSE.submitBatch("LOCK pg_attrdef", "SELECT pg_sleep(60)");
            TestWarehouse.await(() -> "1"
                    .equals(WAREHOUSE.value("SELECT count(*) FROM pg_locks WHERE relation = 'pg_attrdef'::regclass")));
            RawClient.Answer answer = client.call("DescribeTable", "{" + WHERE + ",'Table':'anything'}");
            assertEquals("QueryTimeoutException", answer.error());
            assertEquals(400, answer.status());
            WAREHOUSE.client().cancelStatement(request -> request.id(holder));
            WAREHOUSE.ended(holder);
            assertEquals(
                    200,
                    client.call("DescribeTable", "{" + WHERE + ",'Table':'anything'}")
                            .status());
        }
    }
}
