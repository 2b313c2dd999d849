package io.windlass.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.lambda.ClientStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The page of the client: every example of it stands here and runs.
class ClientPageTest {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```$");

    /// The one example that needs a deployed stack.
    static WindlassClient connected() {
        WindlassClient client = ClientStack.fromEnvironment("my-application");
        return client;
    }

    @Test
    void everyExampleStandsHere() throws IOException {
        String here = squeezed(Files.readString(Path.of("src/test/java/io/windlass/client/ClientPageTest.java")));
        List<String> blocks = BLOCK.matcher(Files.readString(Path.of("docs/client.md")))
                .results()
                .map(block -> block.group(1))
                .toList();

        assertEquals(9, blocks.size());
        for (String block : blocks) {
            assertTrue(here.contains(squeezed(block)), block);
        }
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }

    @Test
    void theExamplesRun() {
        try (ClientGround ground = new ClientGround(ClientGround.pages())) {
            ground.cloud().makeBucket("my-bucket");
            WindlassClient client = ground.client;
            List<Map<String, ?>> rows = List.of(
                    Map.of("key", "my_key", "value", "my_value"), Map.of("key", "my_key2", "value", "my_value2"));
            Job job = client.writeBatch("my_table", rows);
            ground.settle();
            JobStatus status = client.await("my_table", job.id(), Duration.ofMinutes(10));
            assertEquals(JobStatus.State.FINISHED, status.state());

            List<Map<String, ?>> moreRows =
                    List.of(Map.of("key", "akey", "value", "1"), Map.of("key", "b", "value", "2"));
            try (BatchWriter writer = client.batchWriter("my_table")) {
                writer.write(rows);
                writer.write(moreRows);
                writer.finish();
            }
            client.writeBatch("my_table", rows, "orders-2024-05-06");
            client.writeBatch("my_table", rows, "orders-2024-05-06");
            ground.settle();
            assertEquals(3 * 2 + 2, ground.tables().number("select count(*) from my_table"));

            ask(client);
            give(ground, client);
        }
    }

    private static void ask(WindlassClient client) {
        List<Object> keys = new ArrayList<>();
        try (Rows found = client.exactKeyQuery("my_table", Map.of("key", List.of("akey", "anotherkey")))) {
            found.forEachRemaining(row -> keys.add(row.get("key")));
        }
        assertEquals(List.of("akey"), keys);
        Rows between = client.rangeKeyQuery("my_table", List.of(Map.of("key", List.of("a", "c"))));
        Rows inclusive = client.rangeKeyQuery("my_table", List.of(Map.of("key", List.of("a", true, "c", true))));
        Rows open = client.rangeKeyQuery("my_table", List.of(Map.of("key", Condition.Range.from("a"))));
        assertEquals(2, ClientGround.all(between).size());
        assertEquals(2, ClientGround.all(inclusive).size());
        assertEquals(8, ClientGround.all(open).size());
    }

    private static void give(ClientGround ground, WindlassClient client) {
        ground.parquet("page/1", "select 'p1'::varchar(64) as key, 'one'::varchar(64) as value");
        ground.parquet("page/2", "select 'p2'::varchar(64) as key, 'two'::varchar(64) as value");
        ground.move("page/1", "my-bucket", "a_directory/part.parquet");
        ground.move("page/2", "my-bucket", "a_file.parquet");
        List<String> files = List.of("my-bucket/a_directory/", "my-bucket/a_file.parquet");
        client.ingestFiles("my_table", files);
        client.bulkImport("my_table", files, "mybulkimportjob");
        Platform platform = new Platform(Optional.of("imports"), Optional.of(Duration.ofHours(1)), OptionalInt.empty());
        client.bulkImport("my_table", files, "night", platform);
        ground.settle();
        assertEquals(14, ground.tables().number("select count(*) from my_table"));
    }
}
