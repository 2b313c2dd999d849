package io.windlass.local.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The dialect where it matters: run on the database.
class DialectRunTest {

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    @BeforeAll
    static void tables() {
        WAREHOUSE.run("CREATE TABLE sales (id INTEGER PRIMARY KEY, shop VARCHAR(10), amount DECIMAL(8,2), at TIMESTAMP)"
                + " DISTKEY (shop) COMPOUND SORTKEY (at, id)");
        WAREHOUSE.run("INSERT INTO sales VALUES (1, 'a', 10, '2024-01-31 10:00:00'), (2, 'a', 20.5, '2024-02-29'),"
                + " (3, 'b', 5, '2024-12-31 23:59:59'), (3, 'b', 5, NULL)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NVL(NULL, 'x') | x",
                "NVL2(NULL, 1, 2) | 2",
                "DECODE(2, 1, 'one', 2, 'two', 'many') | two",
                "DECODE(NULL, NULL, 'nothing', 'some') | nothing",
                "LEN('abc') | 3",
                "DATEADD(month, 1, '2024-01-31') | 2024-02-29 00:00:00",
                "DATEADD('qtr', -1, '2024-01-31 10:00:00'::timestamp) | 2023-10-31 10:00:00",
                "DATEDIFF(day, '2024-02-28', '2024-03-01') | 2",
                "DATEDIFF(hours, '2024-02-28 23:59:59'::timestamp, '2024-02-29 00:00:01'::timestamp) | 1",
                "DATEDIFF(year, '2023-12-31'::date, '2024-01-01'::date) | 1",
                "DATE_PART(mon, '2024-02-29'::timestamp)::int | 2",
                "LAST_DAY('2024-02-01'::date) | 2024-02-29",
                "ADD_MONTHS('2024-02-29'::timestamp, 1) | 2024-03-31 00:00:00",
                "TRUNC('2024-02-29 10:00:00'::timestamp) | 2024-02-29",
                "CHARINDEX('b', 'abc') | 2",
                "STRTOL('ff', 16) | 255",
                "CONVERT(integer, '12') + 1 | 13",
                "JSON_EXTRACT_PATH_TEXT('{\"a\":{\"b\":7}}', 'a', 'b') | 7",
                "CONVERT_TIMEZONE('Europe/Berlin', '2024-02-29 10:00:00'::timestamp) | 2024-02-29 11:00:00",
                "SHA2('abc', 256) | ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                "SYSDATE > '2020-01-01' | true",
                "GETDATE()::date = CURRENT_DATE | true",
            })
    void anExpressionIs(String expression, String value) {
        assertEquals(value, WAREHOUSE.value("SELECT " + expression));
    }

    @Test
    void aggregatesOfRedshiftRun() {
        assertEquals(
                List.of("a,a,b,b", "7.5", "2"),
                WAREHOUSE
                        .rows("SELECT LISTAGG(shop, ',') WITHIN GROUP (ORDER BY shop), MEDIAN(amount)::decimal(8,1),"
                                + " APPROXIMATE COUNT(DISTINCT shop) FROM sales")
                        .getFirst());
    }

    @Test
    void primaryKeysAreNotEnforcedButNotNullIs() {
        assertEquals("2", WAREHOUSE.value("SELECT count(*) FROM sales WHERE id = 3"));
        assertTrue(WAREHOUSE.failure("INSERT INTO sales (shop) VALUES ('x')").contains("null value in column \"id\""));
    }

    @Test
    void topAndMinusAndQualifyRun() {
        assertEquals(
                List.of(List.of("3"), List.of("2")),
                WAREHOUSE.rows("SELECT TOP 2 id FROM (SELECT DISTINCT id FROM sales) s ORDER BY id DESC"));
        assertEquals(
                List.of(List.of("1")), WAREHOUSE.rows("SELECT id FROM sales MINUS SELECT id FROM sales WHERE id > 1"));
        assertEquals(
                List.of(List.of("2", "a"), List.of("3", "b")),
                WAREHOUSE.rows("SELECT s.id, s.shop FROM sales s WHERE s.amount > 0"
                        + " QUALIFY ROW_NUMBER() OVER (PARTITION BY s.shop ORDER BY s.id DESC) = 1 ORDER BY id"));
        WAREHOUSE.run("CREATE TEMP TABLE newest AS SELECT * FROM sales"
                + " QUALIFY ROW_NUMBER() OVER (PARTITION BY id ORDER BY at DESC NULLS LAST) = 1");
        assertEquals(
                List.of(List.of("1"), List.of("2"), List.of("3")),
                WAREHOUSE.rows("SELECT id FROM (SELECT * FROM sales x"
                        + " QUALIFY ROW_NUMBER() OVER (PARTITION BY x.id ORDER BY at) = 1) y ORDER BY id"));
        assertTrue(WAREHOUSE
                .failure("SELECT * FROM sales a JOIN sales b ON a.id = b.id QUALIFY ROW_NUMBER() OVER (ORDER BY 1) = 1")
                .contains("QUALIFY with * over more than one table is not available"));
    }

    @Test
    void mergeRunsAndRefusesDoubleMatches() {
        WAREHOUSE.run("CREATE TABLE merged (id INTEGER, n INTEGER)");
        WAREHOUSE.run("CREATE TABLE merging (id INTEGER, n INTEGER)");
        WAREHOUSE.run("INSERT INTO merged VALUES (1, 1)");
        WAREHOUSE.run("INSERT INTO merging VALUES (1, 10), (2, 20)");
        String merge = "MERGE INTO merged USING merging ON merged.id = merging.id WHEN MATCHED THEN UPDATE SET"
                + " n = merging.n WHEN NOT MATCHED THEN INSERT VALUES (merging.id, merging.n)";
        WAREHOUSE.run(merge);
        assertEquals(
                List.of(List.of("1", "10"), List.of("2", "20")), WAREHOUSE.rows("SELECT * FROM merged ORDER BY id"));
        WAREHOUSE.run("INSERT INTO merging VALUES (1, 11)");
        assertEquals("ERROR: Found multiple matches to update the same tuple.", WAREHOUSE.failure(merge));
    }

    @Test
    void truncateCommitsTheBatchItIsIn() {
        WAREHOUSE.run("CREATE TABLE emptied (a INTEGER)");
        WAREHOUSE.run("INSERT INTO emptied VALUES (1)");
        WAREHOUSE.ended(WAREHOUSE.submitBatch("TRUNCATE emptied", "SELECT 1 / 0"));
        assertEquals("0", WAREHOUSE.value("SELECT count(*) FROM emptied"));
        WAREHOUSE.run("INSERT INTO emptied VALUES (1)");
        WAREHOUSE.ended(WAREHOUSE.submitBatch("DELETE FROM emptied", "SELECT 1 / 0"));
        assertEquals("1", WAREHOUSE.value("SELECT count(*) FROM emptied"));
    }

    @Test
    void storageIsMaintainedWithoutEffect() {
        WAREHOUSE.run("CREATE TABLE kept_up (a INTEGER, b VARCHAR)");
        WAREHOUSE.run("CREATE TABLE moved (a INTEGER, b VARCHAR)");
        WAREHOUSE.run("INSERT INTO moved VALUES (1, 'x')");
        WAREHOUSE.run("ALTER TABLE kept_up APPEND FROM moved");
        WAREHOUSE.run("ALTER TABLE kept_up ALTER SORTKEY (a)");
        WAREHOUSE.run("ALTER TABLE kept_up ADD COLUMN c VARCHAR(MAX) DEFAULT 'y' ENCODE ZSTD");
        WAREHOUSE.run("VACUUM FULL kept_up TO 99 PERCENT");
        WAREHOUSE.run("ANALYZE kept_up PREDICATE COLUMNS");
        WAREHOUSE.run("CREATE VIEW seen AS SELECT a FROM kept_up WITH NO SCHEMA BINDING");
        assertEquals(
                List.of("1", "x", "y"), WAREHOUSE.rows("SELECT * FROM kept_up").getFirst());
        assertEquals("0", WAREHOUSE.value("SELECT count(*) FROM moved"));
        assertTrue(WAREHOUSE.failure("ALTER TABLE nowhere ALTER DISTSTYLE ALL").contains("does not exist"));
        assertEquals(
                List.of("b", "character varying(256)"),
                WAREHOUSE
                        .rows(
                                "SELECT \"column\", type FROM pg_table_def WHERE tablename = 'kept_up' AND \"column\" = 'b'")
                        .getFirst());
        WAREHOUSE.run("DELETE kept_up WHERE a = 1");
        assertEquals("0", WAREHOUSE.value("SELECT count(*) FROM svv_tables WHERE table_name = 'nowhere'"));
    }
}
