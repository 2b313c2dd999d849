package io.windlass.local.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

/// What the loader's transaction relies on: a lock in front of the snapshot, and a guard behind it.
class LedgerRaceTest {

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    private static void tables() {
        WAREHOUSE.run("CREATE SCHEMA IF NOT EXISTS \"windlass\"");
        WAREHOUSE.run("CREATE TABLE IF NOT EXISTS \"windlass\".\"ledger\" (\"run\" BIGINT NOT NULL,"
                + " \"rows\" BIGINT, \"committed_at\" TIMESTAMP DEFAULT GETDATE()) SORTKEY (\"run\")");
        WAREHOUSE.run("CREATE TABLE IF NOT EXISTS \"windlass\".\"fence_x\" (\"run\" BIGINT, \"touched\" TIMESTAMP)");
        WAREHOUSE.run("INSERT INTO \"windlass\".\"fence_x\" SELECT 0, GETDATE()"
                + " WHERE NOT EXISTS (SELECT 1 FROM \"windlass\".\"fence_x\")");
        WAREHOUSE.run("CREATE TABLE IF NOT EXISTS target (id INTEGER)");
    }

    private static String[] load(int run, String url) {
        return new String[] {
            "LOCK \"windlass\".\"fence_x\"",
            "UPDATE \"windlass\".\"fence_x\" SET \"run\" = " + run + ", \"touched\" = GETDATE()",
            "SELECT 1 / CASE WHEN COUNT(*) = 0 THEN 1 ELSE 0 END FROM \"windlass\".\"ledger\" WHERE \"run\" = " + run,
            "COPY target FROM '" + url + "' IAM_ROLE default FORMAT JSON 'auto'",
            "INSERT INTO \"windlass\".\"ledger\" (\"run\", \"rows\") VALUES (" + run + ", pg_last_copy_count())"
        };
    }

    @RepeatedTest(3)
    void ofManyAttemptsOfOneRunExactlyOneCommits() {
        tables();
        WAREHOUSE.run("DELETE FROM target");
        WAREHOUSE.run("DELETE FROM \"windlass\".\"ledger\"");
        String url = WAREHOUSE.put("race/1.json", "{\"id\":1}{\"id\":2}");
        List<String> ids = IntStream.range(0, 8)
                .mapToObj(_ -> WAREHOUSE.submitBatch(load(7, url)))
                .toList();
        List<DescribeStatementResponse> ended =
                ids.stream().map(WAREHOUSE::ended).toList();
        assertEquals(
                1,
                ended.stream()
                        .filter(statement -> statement.status() == StatusString.FINISHED)
                        .count());
        assertTrue(ended.stream()
                .filter(statement -> statement.status() == StatusString.FAILED)
                .allMatch(statement -> statement.error().equals("Query #3 failed with ERROR: division by zero")));
        assertEquals("2", WAREHOUSE.value("SELECT count(*) FROM target"));
        assertEquals(
                List.of(List.of("7", "2")), WAREHOUSE.rows("SELECT \"run\", \"rows\" FROM \"windlass\".\"ledger\""));
    }

    @Test
    void theSnapshotIsTakenBehindTheLock() throws Exception {
        tables();
        String url = WAREHOUSE.put("race/2.json", "{\"id\":1}");
        String holder = WAREHOUSE.submitBatch(
                "LOCK \"windlass\".\"fence_x\"",
                "SELECT pg_sleep(0.3)",
                "INSERT INTO \"windlass\".\"ledger\" (\"run\", \"rows\") VALUES (99, 0)");
        TestWarehouse.await(
                () -> "1"
                        .equals(
                                WAREHOUSE.value(
                                        "SELECT count(*) FROM pg_locks WHERE relation = '\"windlass\".\"fence_x\"'::regclass AND granted")));
        DescribeStatementResponse late = WAREHOUSE.ended(WAREHOUSE.submitBatch(load(99, url)));
        assertEquals(StatusString.FINISHED, WAREHOUSE.ended(holder).status());
        assertEquals("Query #3 failed with ERROR: division by zero", late.error());
        assertTrue(late.duration() > TimeUnit.MILLISECONDS.toNanos(1));
    }
}
