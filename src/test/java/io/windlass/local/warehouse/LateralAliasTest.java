package io.windlass.local.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// An alias of a SELECT list used further on in the same list.
class LateralAliasTest {

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    @BeforeAll
    static void table() {
        WAREHOUSE.run("CREATE TABLE raw (clicks INTEGER, impressions INTEGER, b INTEGER)");
        WAREHOUSE.run("INSERT INTO raw VALUES (1, 4, 100), (3, 4, 200)");
    }

    @Test
    void anAliasStandsForItsExpression() {
        assertEquals(
                List.of(List.of("0.25", "25.0"), List.of("0.75", "75.0")),
                WAREHOUSE
                        .rows("SELECT clicks::decimal(8,2) / impressions AS ä1, round(100 * ä1, 1) AS percentage"
                                + " FROM raw ORDER BY percentage")
                        .stream()
                        .map(row -> List.of(row.get(0).substring(0, 4), row.get(1)))
                        .toList());
        assertEquals(List.of(List.of("2", "4", "7")), WAREHOUSE.rows("SELECT 1+1 AS x, x * 2 y, y + (x + 1) AS z"));
    }

    @Test
    void aColumnComesBeforeAnAlias() {
        assertEquals(
                List.of(List.of("2", "101")),
                WAREHOUSE.rows("SELECT clicks + 1 AS b, b + 1 AS c FROM raw WHERE clicks = 1"));
    }

    @Test
    void itWorksInSubqueriesTablesViewsAndInTheMiddleOfATransaction() {
        WAREHOUSE.runBatch(
                "CREATE TABLE made AS SELECT sum(clicks) AS s, s / 2 AS half FROM raw",
                "INSERT INTO made SELECT q.n, q.m FROM (SELECT 1 AS n, n + 1 AS m) q",
                "CREATE VIEW shown AS SELECT s * 2 AS twice, twice * 2 AS more FROM made");
        assertEquals(
                List.of(List.of("1", "2"), List.of("4", "2")), WAREHOUSE.rows("SELECT s, half FROM made ORDER BY s"));
        assertEquals("20", WAREHOUSE.value("SELECT sum(more) FROM shown"));
    }

    @Test
    void anAliasIsNotKnownBeforeItIsMadeNorInConditions() {
        assertTrue(WAREHOUSE.failure("SELECT x * 2 AS y, 1 AS x").contains("column \"x\" does not exist"));
        assertTrue(WAREHOUSE
                .failure("SELECT clicks + 1 AS x FROM raw WHERE x = 2")
                .contains("column \"x\" does not exist"));
    }

    @Test
    void unloadTakesThemToo() {
        WAREHOUSE.run("UNLOAD ('SELECT 1 AS a, a + 1 AS c') TO 's3://data/alias/' IAM_ROLE default PARALLEL OFF");
        assertEquals(
                "1|2\n",
                WAREHOUSE
                        .s3()
                        .getObjectAsBytes(request -> request.bucket("data").key("alias/000"))
                        .asUtf8String());
    }
}
