package io.windlass.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.acceptance.HostileKeys;
import io.windlass.journal.ObjectId;
import io.windlass.journal.StepId;
import io.windlass.load.Notice;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonLinesTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final StepId STEP = new StepId("p", "s");

    @Test
    void anyKeyIsOneLineAndComesBackAsItIs() throws IOException {
        List<String> keys = new ArrayList<>(HostileKeys.own());
        keys.addAll(HostileKeys.unheld());
        keys.addAll(List.of("\n{\"level\":\"INFO\"}", "\r\n", "\u2028\u2029", "\"", "\\\"", "</script>"));
        for (int index = 0; index < keys.size(); index++) {
            Notice notice = new Notice.Quarantined(STEP, 7, new ObjectId("data", keys.get(index)), "line 1: bad");
            String read = JsonLines.line(notice, "request-1");
            assertEquals(1, read.lines().count());
            JsonNode line = JSON.readTree(read);
            assertEquals(keys.get(index), line.get("key").asText());
            assertEquals("data", line.get("bucket").asText());
            assertEquals("WARN", line.get("level").asText());
            assertEquals("Quarantined", line.get("message").asText());
            assertEquals("p", line.get("pipeline").asText());
            assertEquals("s", line.get("step").asText());
            assertEquals(7, line.get("run").asLong());
            assertEquals("request-1", line.get("requestId").asText());
        }
    }

    @ParameterizedTest
    @MethodSource("notices")
    void everyNoticeIsALineWithItsMembers(Notice notice, String line) {
        assertEquals(line, JsonLines.line(notice, ""));
    }

    static List<Arguments> notices() {
        ObjectId object = new ObjectId("b", "k");
        return List.of(
                of(new Notice.Recorded(3), "{\"level\":\"INFO\",\"message\":\"Recorded\",\"arrivals\":3}"),
                of(
                        new Notice.Ignored(Map.of("removed", 1)),
                        "{\"level\":\"INFO\",\"message\":\"Ignored\",\"counts\":{\"removed\":1}}"),
                of(
                        new Notice.RecordRefused("Records[0]", "is not an object"),
                        "{\"level\":\"WARN\",\"message\":\"RecordRefused\",\"where\":\"Records[0]\",\"reason\":\"is not an object\"}"),
                of(
                        new Notice.Gone(STEP, object, "0A"),
                        "{\"level\":\"INFO\",\"message\":\"Gone\",\"pipeline\":\"p\",\"step\":\"s\",\"bucket\":\"b\",\"key\":\"k\",\"sequencer\":\"0A\"}"),
                of(
                        new Notice.Held("p", Instant.parse("2026-11-22T04:00:00Z")),
                        "{\"level\":\"INFO\",\"message\":\"Held\",\"pipeline\":\"p\",\"until\":\"2026-11-22T04:00:00Z\"}"),
                of(
                        new Notice.Expected(STEP, "a/2026/", Instant.parse("2026-11-22T06:00:00Z"), 2, 1, true),
                        "{\"level\":\"WARN\",\"message\":\"Expected\",\"pipeline\":\"p\",\"step\":\"s\",\"folder\":\"a/2026/\",\"due\":\"2026-11-22T06:00:00Z\",\"files\":2,\"found\":1,\"late\":true}"),
                of(
                        new Notice.RunOpened("p", 1, 2, 3, 4, Duration.ofMillis(1_500)),
                        "{\"level\":\"INFO\",\"message\":\"RunOpened\",\"pipeline\":\"p\",\"run\":1,\"steps\":2,\"files\":3,\"bytes\":4,\"oldest_ms\":1500}"),
                of(
                        new Notice.Submitted("p", 1, "s", 2, "load", "id"),
                        "{\"level\":\"INFO\",\"message\":\"Submitted\",\"pipeline\":\"p\",\"run\":1,\"step\":\"s\",\"attempt\":2,\"action\":\"load\",\"statement\":\"id\"}"),
                of(
                        new Notice.StepLoaded("p", 1, "s", 2, 3, 4),
                        "{\"level\":\"INFO\",\"message\":\"StepLoaded\",\"pipeline\":\"p\",\"run\":1,\"step\":\"s\",\"files\":2,\"bytes\":3,\"rows\":4}"),
                of(
                        new Notice.Retried("p", 1, "s", 2, "transient", "throttled"),
                        "{\"level\":\"WARN\",\"message\":\"Retried\",\"pipeline\":\"p\",\"run\":1,\"step\":\"s\",\"attempt\":2,\"kind\":\"transient\",\"reason\":\"throttled\"}"),
                of(
                        new Notice.Voiding("p", 1, "s", "Stop", "why"),
                        "{\"level\":\"WARN\",\"message\":\"Voiding\",\"pipeline\":\"p\",\"run\":1,\"step\":\"s\",\"ending\":\"Stop\",\"reason\":\"why\"}"),
                of(
                        new Notice.Overwritten(STEP, object, "0A", true),
                        "{\"level\":\"WARN\",\"message\":\"Overwritten\",\"pipeline\":\"p\",\"step\":\"s\",\"bucket\":\"b\",\"key\":\"k\",\"sequencer\":\"0A\",\"rejected\":true,\"listed\":false}"),
                of(
                        new Notice.Overwritten(STEP, object, "0A", false),
                        "{\"level\":\"INFO\",\"message\":\"Overwritten\",\"pipeline\":\"p\",\"step\":\"s\",\"bucket\":\"b\",\"key\":\"k\",\"sequencer\":\"0A\",\"rejected\":false,\"listed\":false}"),
                of(
                        new Notice.RunClosed("p", 1, 2, 2, ""),
                        "{\"level\":\"INFO\",\"message\":\"RunClosed\",\"pipeline\":\"p\",\"run\":1,\"steps\":2,\"loaded\":2,\"reason\":\"\"}"),
                of(
                        new Notice.Trouble("p", "no answer"),
                        "{\"level\":\"ERROR\",\"message\":\"Trouble\",\"pipeline\":\"p\",\"reason\":\"no answer\"}"));
    }

    private static Arguments of(Notice notice, String line) {
        return Arguments.of(notice, line);
    }
}
