package io.windlass.client;

import static io.windlass.client.ClientGround.all;
import static io.windlass.client.ClientGround.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// What Sleeper's Python API shows on its page, call by call, on the embedded cloud.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SleeperPageTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private static ClientGround ground;
    private static WindlassClient client;

    @BeforeAll
    static void start() {
        ground = new ClientGround(ClientGround.pages());
        client = ground.client;
    }

    @AfterAll
    static void stop() {
        if (ground != null) {
            ground.close();
        }
    }

    private static Set<Map<String, Object>> found(Rows rows) {
        List<Map<String, Object>> all = List.copyOf(all(rows));
        Set<Map<String, Object>> set = all.stream().collect(Collectors.toSet());
        assertEquals(all.size(), set.size(), "a row came twice");
        return set;
    }

    private static JobStatus finished(Job job) {
        ground.settle();
        return client.await(job.table(), job.id(), LONG);
    }

    @Test
    @Order(1)
    void writesABatchAndFindsItByKey() {
        Job job = client.writeBatch(
                "my_table", List.of(row("my_key", "my_value"), row("my_key2", "my_value2"), row("akey", "my_value")));

        JobStatus status = finished(job);
        assertEquals(JobStatus.State.FINISHED, status.state());
        assertEquals(3, status.rows().orElseThrow());
        assertEquals(1, status.committed());
        assertEquals(
                Set.of(row("akey", "my_value")),
                found(client.exactKeyQuery("my_table", Map.of("key", List.of("akey", "anotherkey", "yetanotherkey")))));
        assertEquals(
                Set.of(row("akey", "my_value"), row("my_key", "my_value")),
                found(client.exactKeyQuery(
                        "my_table", List.of(Map.of("key", "akey"), Map.of("key", "my_key"), Map.of("key", "none")))));
        assertEquals(
                Set.of(row("my_key2", "my_value2")),
                found(client.exactKeyQuery("my_table", List.of(Map.of("key", "my_key2", "value", "my_value2")))));
    }

    @Test
    @Order(2)
    void findsARangeOfKeys() {
        finished(client.writeBatch(
                "my_table",
                List.of(row("a", "first_key"), row("b1", "second_key"), row("b2", "third_key"), row("c", "last"))));

        Map<String, Object> first = row("a", "first_key");
        Map<String, Object> second = row("b1", "second_key");
        Map<String, Object> third = row("b2", "third_key");
        Map<String, Object> last = row("c", "last");
        Map<String, Object> earlier = row("akey", "my_value");
        assertEquals(
                Set.of(first, earlier, second, third),
                found(client.rangeKeyQuery("my_table", List.of(Map.of("key", List.of("a", true, "c", false))))));
        assertEquals(
                Set.of(first, earlier, second, third),
                found(client.rangeKeyQuery("my_table", List.of(Map.of("key", List.of("a", "c"))))));
        assertEquals(
                Set.of(earlier, second, third, last),
                found(client.rangeKeyQuery("my_table", List.of(Map.of("key", List.of("a", false, "c", true))))));
        assertEquals(
                Set.of(last),
                found(client.rangeKeyQuery(
                        "my_table",
                        List.of(Map.of("key", Arrays.asList("b", null), "value", Condition.Range.to("my_value"))))));
        assertEquals(
                Set.of(first, second),
                found(client.rangeKeyQuery(
                        "my_table",
                        List.of(
                                Map.of("key", Arrays.asList(null, "akey")),
                                Map.of("key", List.of("a", "aa")),
                                Map.of("key", List.of("b1", true, "b1", true))))));
    }

    @Test
    @Order(3)
    void ingestsFilesAndDirectoriesWhereverTheyLie() {
        ground.parquet("a_directory/", "select 'p1'::varchar(64) as key, 'one'::varchar(64) as value");
        ground.put(ClientGround.OUTSIDE, "a_directory/_SUCCESS", "");
        ground.parquet("b", "select 'p2'::varchar(64) as key, 'two'::varchar(64) as value");
        String file = ClientGround.OUTSIDE + "/"
                + ground.keys(ClientGround.OUTSIDE, "b").getFirst();

        Job job = client.ingestFiles("my_table", List.of(ClientGround.OUTSIDE + "/a_directory/", file), "twice");
        Job again =
                client.ingestFiles("my_table", List.of(ClientGround.OUTSIDE + "/a_directory", "s3://" + file), "twice");

        assertEquals(job, again);
        assertEquals(2, job.objects().size());
        assertEquals(JobStatus.State.FINISHED, finished(job).state());
        assertEquals(
                Set.of(row("p1", "one"), row("p2", "two")),
                found(client.rangeKeyQuery("my_table", List.of(Map.of("key", List.of("p", "q"))))));
    }

    @Test
    @Order(4)
    void importsInBulkAtOnce() {
        ground.parquet("bulk/", "select 'q1'::varchar(64) as key, 'bulk'::varchar(64) as value");
        List<String> files = List.of(ClientGround.OUTSIDE + "/bulk/");

        Job named = client.bulkImport("my_table", files, "my_bulk_import_job");
        Job random = client.bulkImport("my_table", files);
        Job other = client.bulkImport("my_table", files);

        assertNotEquals(random.id(), other.id());
        for (Job job : List.of(named, random, other)) {
            assertEquals(JobStatus.State.FINISHED, finished(job).state());
        }
        assertEquals(
                3,
                all(client.exactKeyQuery("my_table", Map.of("key", List.of("q1"))))
                        .size());
        Platform platform = new Platform(Optional.of("imports"), Optional.of(Duration.ofHours(1)), OptionalInt.empty());
        ground.parquet("queued/", "select 'q2'::varchar(64) as key, 'queued'::varchar(64) as value");
        Job queued =
                client.bulkImport("my_table", List.of(ClientGround.OUTSIDE + "/queued/"), "queued_import", platform);
        assertEquals(JobStatus.State.FINISHED, finished(queued).state());
        assertThrows(RequestFailed.class, () -> client.bulkImport("my_table", files, "Not Allowed"));
    }

    @Test
    @Order(5)
    void writesThroughABatchWriter() {
        Job job;
        try (BatchWriter writer = client.batchWriter("my_table")) {
            writer.write(List.of(row("w1", "1"), row("w2", "2")));
            writer.write(List.of(row("w3", "3")));
            job = writer.finish();
        }

        assertEquals(3, finished(job).rows().orElseThrow());
        assertEquals(
                3,
                found(client.rangeKeyQuery("my_table", List.of(Map.of("key", List.of("w", "x")))))
                        .size());
    }

    @Test
    @Order(6)
    void nothingIsLeftOfQueriesThatWereRead() {
        assertEquals(List.of(), ground.keys("windlass", "queries/"));
        assertEquals(List.of(), ground.keys("windlass", "results/"));
        assertEquals(List.of(), ground.keys("windlass", "staged/"));
    }

    @Test
    @Order(7)
    void whatTakesTooLongIsStopped() throws SQLException {
        try (Connection connection = ground.cloud().database().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table my_table in access exclusive mode");
            Regions regions = Regions.exact(Map.of("key", List.of("a")));
            try (Rows rows = client.query("my_table", regions, Duration.ofMillis(300))) {
                RequestFailed late = assertThrows(RequestFailed.class, rows::hasNext);
                assertEquals(RequestFailed.Code.TIMED_OUT, late.code());
            }
            try (Rows rows = client.query("my_table", regions, LONG)) {
                rows.cancel();
                RequestFailed stopped = assertThrows(RequestFailed.class, rows::hasNext);
                assertEquals(RequestFailed.Code.CANCELLED, stopped.code());
            }
            connection.rollback();
        }

        assertEquals(
                Set.of(row("a", "first_key")), found(client.exactKeyQuery("my_table", Map.of("key", List.of("a")))));
    }
}
