package io.windlass.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.acceptance.TestDefinitions;
import io.windlass.load.PublishedRunEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/// What a kept cloud's event bus hears, end to end.
class ToldEventsTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    @TempDir
    private Path home;

    private static void put(LocalStack stack, String key, String text) {
        stack.cloud()
                .clients()
                .s3()
                .putObject(request -> request.bucket(LocalCloud.DATA_BUCKET).key(key), RequestBody.fromString(text));
        stack.delivery().release();
        stack.settle();
    }

    @Test
    void everyEndOfARunIsAnEventThatFollowsThePublishedSchema() throws IOException {
        LocalStack.Options options = new LocalStack.Options(
                new TestDefinitions()
                        .file("schemas/t.json", """
                                {"table": "t", "audit": true, "columns": [{"name": "n", "type": "integer"}]}""")
                        .pipeline("t", "t/", "csv", "")
                        .file("pipelines/after.json", """
                                {"pipeline": "after", "dependsOn": ["t"], "steps": [
                                  {"step": "s", "sql": ["select 1 / (count(*) - 1) from t"]}]}""")
                        .catalog(),
                Optional.of(home),
                EventDelivery.Manner.plain(),
                notice -> {},
                new Trace(Optional.empty(), InstantSource.system()));
        try (LocalStack stack = LocalStack.start(options)) {
            put(stack, "t/1", "1\n");
            put(stack, "t/2", "x\n");
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            stack.loader()
                    .handleRequest(
                            new ByteArrayInputStream("{\"action\":\"undo\",\"pipeline\":\"t\",\"run\":1,\"by\":\"Ada\"}"
                                    .getBytes(StandardCharsets.UTF_8)),
                            answer,
                            null);
            stack.settle();
            assertTrue(answer.toString(StandardCharsets.UTF_8).contains("takes run 1 back"), answer::toString);
        }

        // At least once: whoever reads the state between a close and its telling tells it too.
        Set<String> told = new LinkedHashSet<>();
        for (String line : Files.readAllLines(home.resolve("events.jsonl"))) {
            JsonNode event = MAPPER.readTree(line);
            assertEquals(Set.of(), PublishedRunEvent.validate(event), line);
            told.add(event.get("detail-type").asText() + " "
                    + event.at("/detail/pipeline").asText() + " "
                    + event.at("/detail/run").asText());
        }
        assertEquals(
                List.of("Run Committed t 1", "Run Failed after 1", "Run Quarantined t 3", "Run Undone t 5"),
                List.copyOf(told));
    }
}
