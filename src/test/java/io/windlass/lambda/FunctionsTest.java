package io.windlass.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.Heard;
import io.windlass.acceptance.Tables;
import io.windlass.acceptance.TestDefinitions;
import io.windlass.acceptance.TestStack;
import io.windlass.acceptance.Uploads;
import io.windlass.load.Notice;
import io.windlass.local.LocalCloud;
import io.windlass.local.LocalStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The events of `events/`, as the two functions get them, on a stack with a real journal.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FunctionsTest {

    private static final String PIPELINE = "sparkify_staging";
    private static final String SONG = "{\"song_id\":\"s\",\"title\":\"t\",\"duration\":1.5}";

    /// What the samples tell of, by the events that do.
    private static final List<String> KEYS = List.of(
            "log_data/2026/11/2026-11-20-events.json",
            "log_data/2026/11/2026-11-20 late-events.json",
            "song_data/A/B/Ærøskøbing + 50% Café.json",
            "song_data/A/C/空の歌.json",
            "song_data/copied/a song.json",
            "log_data/2026/11/first-events.json",
            "song_data/B/señorita.json",
            "song_data/B/second.json",
            "song_data/C/one + one.json",
            "song_data/D/über.json",
            "song_data/E/50%25 + more.json",
            "song_data/F/ça+va %20.json");

    private static final Heard HEARD = new Heard();
    private static LocalStack stack;

    @BeforeAll
    static void start() {
        stack = TestStack.holding(TestDefinitions.packaged(PIPELINE), HEARD);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    @Order(1)
    void aPausedPipelineStillHasItsObjectsRecorded() throws IOException {
        assertEquals(answer("paused"), load("pause.json"));
        assertEquals("{\"recorded\":1,\"ignored\":{}}", record("s3-put.json"));
        assertEquals("{\"recorded\":3,\"ignored\":{\"folder marker\":1}}", record("s3-put-many.json"));
        assertEquals("{\"recorded\":1,\"ignored\":{}}", record("s3-copy.json"));
        assertEquals("{\"recorded\":0,\"ignored\":{\"removed\":2}}", record("s3-delete.json"));
        assertEquals("{\"recorded\":0,\"ignored\":{\"test message\":1}}", record("s3-test-event.json"));
        assertEquals("{\"recorded\":1,\"ignored\":{}}", record("eventbridge-object-created.json"));
        assertEquals("{\"recorded\":1,\"ignored\":{}}", record("sns-s3-put.json"));

        assertEquals(answer("paused"), load("schedule-tick.json"));
        assertEquals(7, arrivals());
        assertEquals(List.of(), HEARD.all(Notice.RunOpened.class));
    }

    @Test
    @Order(2)
    void aQueueIsToldWhichOfItsMessagesFailedAndTheOthersAreRecorded() throws IOException {
        assertEquals(
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"0f6a1c9e-3b52-4f0d-8a77-000000000004\"}]}",
                record("sqs-s3-put.json"));
        assertEquals("{\"batchItemFailures\":[]}", record("sqs-sns-s3-put.json"));
        assertEquals("{\"batchItemFailures\":[]}", record("sqs-eventbridge.json"));

        assertEquals(KEYS.size(), arrivals());
    }

    @Test
    @Order(3)
    void aRepeatedEventWritesTheSameItemsAgain() throws IOException {
        record("s3-put-many.json");
        record("sqs-s3-put.json");

        assertEquals(KEYS.size(), arrivals());
    }

    @Test
    @Order(4)
    void aResumedPipelineLoadsWhatWasRecordedMeanwhile() throws Exception {
        Map<String, byte[]> objects = new TreeMap<>();
        KEYS.forEach(key -> objects.put(key, SONG.getBytes(StandardCharsets.UTF_8)));
        new Uploads(stack.cloud().clients().s3()).put(objects);

        assertEquals(answer("active"), load("resume.json"));
        stack.settle();

        Tables tables = new Tables(stack.cloud().database());
        assertEquals(
                KEYS.stream().sorted().toList(),
                tables.loadedKeys(PIPELINE).stream().sorted().toList());
        assertEquals(9, tables.number("select count(*) from staging_songs"));
        assertEquals(3, tables.number("select count(*) from staging_events"));
        assertEquals(0, arrivals());
        assertEquals(answer("quiet"), load("schedule-tick.json"));
    }

    @Test
    @Order(5)
    void aStartThatIsDeliveredTwiceStartsOnce() throws IOException {
        int before = HEARD.all(Notice.RunOpened.class).size();
        load("start.json");
        stack.settle();
        assertEquals(answer("quiet"), load("start.json"));
        stack.settle();

        assertEquals(before + 1, HEARD.all(Notice.RunOpened.class).size());
    }

    @Test
    @Order(6)
    void aCancelWithoutARunChangesNothing() throws IOException {
        assertEquals(answer("quiet"), load("cancel.json"));
        assertEquals(answer("quiet"), load("schedule-tick.json"));
    }

    @Test
    @Order(7)
    void theEndOfAnotherStacksStatementIsNoConcern() throws IOException {
        assertEquals("{}", load("statement-finished.json"));
        assertEquals("{}", load("statement-failed.json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"action\":\"start\",\"pipeline\":\"nobody\"}",
                "{\"action\":\"start\",\"pipeline\":\"nobody\",\"time\":\"2026-03-01T03:00:00Z\"}",
                "{\"action\":\"pause\",\"pipeline\":\"nobody\"}",
                "{\"action\":\"resume\",\"pipeline\":\"nobody\"}",
                "{\"action\":\"resume\",\"pipeline\":\"nobody\",\"dropStart\":true}",
                "{\"action\":\"cancel\",\"pipeline\":\"nobody\"}"
            })
    void aRequestForAPipelineThatIsNotLiveIsRefusedAndLeavesNoItem(String event) {
        LoadingTroubled refused = assertThrows(LoadingTroubled.class, () -> TestStack.load(stack, event));

        assertEquals("nobody: no pipeline of this name is live; live: sparkify_staging", refused.getMessage());
        assertFalse(item("pipeline#nobody", "pipeline"));
        assertTrue(HEARD.all(Notice.Trouble.class)
                .contains(new Notice.Trouble("nobody", "no pipeline of this name is live; live: sparkify_staging")));
    }

    @Test
    void aRequestThatCannotBeUnderstoodSaysWhy() {
        String event = "{\"action\":\"pause\",\"pipeline\":\"sparkify_staging\",\"tome\":1}";

        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> TestStack.load(stack, event));

        assertTrue(refused.getMessage().contains("\"tome\""), refused.getMessage());
    }

    @Test
    void anEventThatCannotBeReadFailsOnceTheRestIsRecorded() {
        assertThrows(RecordingFailed.class, () -> TestStack.record(stack, "{\"Records\":[{}]}"));
    }

    private static String answer(String word) {
        return "{\"%s\":\"%s\"}".formatted(PIPELINE, word);
    }

    private static String record(String file) throws IOException {
        return TestStack.record(stack, event(file));
    }

    private static String load(String file) throws IOException {
        return TestStack.load(stack, event(file));
    }

    private static String event(String file) throws IOException {
        return Files.readString(Path.of("events", file)).replace("windlass-data", LocalCloud.DATA_BUCKET);
    }

    private static int arrivals() {
        try (DynamoDbClient client = stack.cloud().clients().dynamoDb()) {
            return client
                    .scanPaginator(request -> request.tableName(table())
                            .consistentRead(true)
                            .filterExpression("begins_with(pk, :arrival)")
                            .expressionAttributeValues(Map.of(":arrival", AttributeValue.fromS("arrival#"))))
                    .items()
                    .stream()
                    .toList()
                    .size();
        }
    }

    private static boolean item(String partition, String sort) {
        try (DynamoDbClient client = stack.cloud().clients().dynamoDb()) {
            return client.getItem(request -> request.tableName(table())
                            .consistentRead(true)
                            .key(Map.of("pk", AttributeValue.fromS(partition), "sk", AttributeValue.fromS(sort))))
                    .hasItem();
        }
    }

    private static String table() {
        return stack.cloud().environment(List.of(PIPELINE)).table();
    }
}
