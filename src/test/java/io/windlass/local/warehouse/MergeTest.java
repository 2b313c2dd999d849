package io.windlass.local.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// MERGE: its two forms, and what Redshift's cannot do although PostgreSQL's can.
class MergeTest {

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    @BeforeEach
    void tables() {
        WAREHOUSE.runBatch(
                "DROP VIEW IF EXISTS seen",
                "DROP TABLE IF EXISTS target",
                "DROP TABLE IF EXISTS source",
                "CREATE TABLE target (id INTEGER, name VARCHAR(10))",
                "CREATE TABLE source (id INTEGER, name VARCHAR(10))",
                "INSERT INTO target VALUES (30, 'Tony'), (30, 'Daisy'), (11, 'Alice'), (23, 'Bill'), (23, 'Nikki')",
                "INSERT INTO source VALUES (23, 'David'), (22, 'Clarence'), (22, 'Clara')");
    }

    private static List<List<String>> target() {
        return WAREHOUSE.rows("SELECT id, name FROM target ORDER BY id, name");
    }

    @Test
    void removeDuplicatesLeavesOneRowOfThoseThatMatch() {
        WAREHOUSE.run("MERGE INTO target USING source ON target.id = source.id REMOVE DUPLICATES");
        assertEquals(
                List.of(
                        List.of("11", "Alice"),
                        List.of("22", "Clara"),
                        List.of("22", "Clarence"),
                        List.of("23", "David"),
                        List.of("30", "Daisy"),
                        List.of("30", "Tony")),
                target());
    }

    @Test
    void twoRowsOfTheSourceForOneOfTheTargetAreAnError() {
        WAREHOUSE.run("INSERT INTO source VALUES (23, 'Eve')");
        assertEquals(
                "ERROR: Found multiple matches to update the same tuple.",
                WAREHOUSE.failure("MERGE INTO target USING source s ON target.id = s.id REMOVE DUPLICATES"));
        assertEquals(5, target().size());
    }

    @Test
    void removeDuplicatesTakesTablesOfTheSameColumns() {
        WAREHOUSE.run("ALTER TABLE target ADD COLUMN more INTEGER");
        assertEquals(
                "ERROR: MERGE with REMOVE DUPLICATES is not supported between tables of different columns",
                WAREHOUSE.failure("MERGE INTO target USING source ON target.id = source.id REMOVE DUPLICATES"));
    }

    @Test
    void whatMatchesIsUpdatedOrDeletedAndTheRestInserted() {
        WAREHOUSE.run("DELETE FROM target WHERE name = 'Nikki'");
        WAREHOUSE.run("MERGE INTO public.target USING source AS s ON target.id = s.id WHEN MATCHED THEN UPDATE SET"
                + " name = s.name || '!' WHEN NOT MATCHED THEN INSERT (id, name) VALUES (s.id, UPPER(s.name))");
        assertEquals("David!", WAREHOUSE.value("SELECT name FROM target WHERE id = 23"));
        assertEquals("2", WAREHOUSE.value("SELECT count(*) FROM target WHERE name IN ('CLARA', 'CLARENCE')"));
        WAREHOUSE.run("DELETE FROM source WHERE name = 'Clara'");
        WAREHOUSE.run("MERGE INTO target USING source ON target.id = source.id WHEN NOT MATCHED THEN INSERT VALUES"
                + " (source.id, source.name) WHEN MATCHED THEN DELETE");
        assertEquals("0", WAREHOUSE.value("SELECT count(*) FROM target WHERE id IN (22, 23)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MERGE INTO target t USING source ON t.id = source.id REMOVE DUPLICATES | syntax error: the target of"
                        + " MERGE is a table without an alias, and USING follows it",
                "MERGE INTO target USING (SELECT * FROM source) s ON target.id = s.id REMOVE DUPLICATES | syntax error:"
                        + " the source of MERGE is a table, not a subquery",
                "WITH s AS (SELECT 1 AS id) MERGE INTO target USING s ON target.id = s.id REMOVE DUPLICATES | syntax"
                        + " error at or near \"MERGE\": MERGE takes no WITH",
                "MERGE INTO target USING source ON target.id = source.id WHEN MATCHED THEN DELETE | syntax error: MERGE"
                        + " takes one WHEN MATCHED and one WHEN NOT MATCHED, or REMOVE DUPLICATES",
                "MERGE INTO target USING source ON target.id = source.id WHEN MATCHED AND source.id = 1 THEN DELETE"
                        + " WHEN NOT MATCHED THEN INSERT VALUES (1, 'a') | syntax error: WHEN MATCHED THEN and WHEN NOT"
                        + " MATCHED THEN INSERT of MERGE take no further condition",
                "MERGE INTO target USING source ON target.id = source.id WHEN MATCHED THEN DO NOTHING WHEN NOT MATCHED"
                        + " THEN INSERT VALUES (1, 'a') | syntax error: MERGE updates or deletes what matches",
            })
    void whatRedshiftCannotDoIsRefused(String sql, String error) {
        assertEquals("ERROR: " + error, WAREHOUSE.failure(sql));
        assertEquals(5, target().size());
    }

    @Test
    void aViewIsNoSource() {
        WAREHOUSE.run("CREATE VIEW seen AS SELECT * FROM source");
        assertEquals(
                "ERROR: The source of MERGE is a table, not a view",
                WAREHOUSE.failure("MERGE INTO target USING seen ON target.id = seen.id WHEN MATCHED THEN DELETE WHEN"
                        + " NOT MATCHED THEN INSERT VALUES (seen.id, seen.name)"));
    }
}
