package io.windlass.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.local.LocalStack;
import io.windlass.local.ObjectWritten;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packaged pipeline on real files of a music-streaming service: 30 of events, 71 of songs, and a few that no
/// source matches.
class SparkifyTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int COPIES = 3;

    @TempDir
    private Path temporary;

    @Test
    void everyRowIsThereOnceThoughEveryEventCameThreeTimesInAnyOrder() throws IOException {
        Path data = TestData.folder("sparkify");
        Path trace = temporary.resolve("trace.jsonl");

        Command run = Command.run(
                "run",
                "sparkify_staging",
                "--data",
                data.toString(),
                "--duplicate",
                Integer.toString(COPIES),
                "--shuffle",
                "20260101",
                "--threads",
                "8",
                "--trace",
                trace.toString(),
                "--json",
                "--sql",
                "select count(*) as events from staging_events",
                "--sql",
                "select count(*) as songs from staging_songs",
                "--sql",
                "select sum(length) as seconds from staging_events where page = 'NextSong'",
                "--sql",
                "select count(*) as objects, count(distinct key) as keys from windlass.ledger_object");

        assertEquals(0, run.code(), run.err());
        assertEquals(
                List.of(
                        "{\"events\":8056}",
                        "{\"songs\":71}",
                        "{\"seconds\":1684759.74663}",
                        "{\"objects\":101,\"keys\":101}"),
                run.out());
        provesDeliveries(lines(trace, "event"), keys(data));
        provesThatRecordingReadsNothing(lines(trace, "request"));
        provesThatNoKeyIsInSql(lines(trace, "statement"), keys(data));
    }

    private static void provesDeliveries(List<JsonNode> events, Set<String> keys) {
        Map<String, Integer> deliveries = new TreeMap<>();
        events.forEach(event -> event.at("/event/Records")
                .forEach(record -> deliveries.merge(record.at("/s3/object/key").asText(), 1, Integer::sum)));
        assertEquals(keys, deliveries.keySet());
        // A put whose answer was lost is put again by the SDK: then there are two events, three times each.
        deliveries.forEach((key, count) -> assertTrue(count >= COPIES && count % COPIES == 0, key + ": " + count));
        assertEquals(
                101,
                keys.stream()
                        .filter(key -> key.endsWith("-events.json") || key.startsWith("song_data/"))
                        .count());
    }

    private static void provesThatRecordingReadsNothing(List<JsonNode> requests) {
        Map<String, Long> operations = requests.stream()
                .filter(request -> request.get("function").asText().equals("recorder"))
                .collect(Collectors.groupingBy(
                        request -> request.get("service").asText() + "."
                                + request.get("operation").asText(),
                        Collectors.counting()));
        assertTrue(
                Set.of("DynamoDb.PutItem", "DynamoDb.BatchWriteItem", "DynamoDB.PutItem", "DynamoDB.BatchWriteItem")
                        .containsAll(operations.keySet()),
                operations::toString);
        long writes = operations.values().stream().mapToLong(Long::longValue).sum();
        assertTrue(writes >= COPIES * 101, operations::toString);
    }

    private static void provesThatNoKeyIsInSql(List<JsonNode> statements, Set<String> keys) {
        assertFalse(statements.isEmpty());
        for (JsonNode statement : statements) {
            String sql = statement.get("sql").asText();
            assertFalse(sql.contains("log_data") || sql.contains("song_data"), sql);
            for (String key : keys) {
                String name = key.substring(key.lastIndexOf('/') + 1);
                int dot = name.indexOf('.');
                assertFalse(sql.contains(dot < 0 ? name : name.substring(0, dot)), () -> key + " in " + sql);
            }
        }
    }

    @Test
    void aSecondPassOfAllEventsChangesNothing() throws Exception {
        Path data = TestData.folder("sparkify");
        Map<String, byte[]> objects = new HashMap<>();
        for (String key : keys(data)) {
            objects.put(key, Files.readAllBytes(data.resolve(key)));
        }
        try (LocalStack stack = TestStack.holding(TestDefinitions.packaged("sparkify_staging"), new Heard())) {
            new Uploads(stack.cloud().clients().s3()).put(objects);
            List<ObjectWritten> writes = new ArrayList<>(stack.delivery().take());
            TestStack.recordAll(stack, writes, 8);
            stack.settle();
            List<String> first = everything(stack);

            Collections.shuffle(writes, new Random(7));
            TestStack.recordAll(stack, writes, 8);
            stack.settle();

            assertEquals(first, everything(stack));
            assertEquals("8056", first.getFirst());
            assertEquals(
                    101, first.stream().filter(row -> row.contains("_data/")).count());
        }
    }

    private static List<String> everything(LocalStack stack) {
        Tables tables = new Tables(stack.cloud().database());
        List<String> all = new ArrayList<>();
        all.addAll(tables.column("select count(*) from staging_events"));
        all.addAll(tables.column("select count(*) from staging_songs"));
        all.addAll(tables.column("select l::text from windlass.ledger l order by 1"));
        all.addAll(tables.column("select o::text from windlass.ledger_object o order by 1"));
        return all;
    }

    private static List<JsonNode> lines(Path trace, String kind) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(trace)) {
            JsonNode node = JSON.readTree(line);
            if (node.get("kind").asText().equals(kind)) {
                lines.add(node);
            }
        }
        return lines;
    }

    private static Set<String> keys(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> data.relativize(file).toString())
                    .collect(Collectors.toSet());
        }
    }
}
