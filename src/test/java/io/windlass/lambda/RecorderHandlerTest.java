package io.windlass.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.event.Events;
import io.windlass.journal.Arrival;
import io.windlass.journal.StepId;
import io.windlass.load.BlindArrivals;
import io.windlass.load.Destinations;
import io.windlass.load.Notices;
import io.windlass.load.Recorder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecorderHandlerTest {

    private static final Destinations.Destination STEP = new Destinations.Destination.To(List.of(new StepId("p", "s")));

    private final BlindArrivals arrivals =
            BlindArrivals.accepting(arrival -> !key(arrival).startsWith("throttled"));

    @Test
    void anEventThatIsRecordedIsAnsweredWithASummary() throws IOException {
        String event = Events.notification(Events.created("a"), Events.record("ObjectRemoved:Delete", "b"));

        assertEquals("{\"recorded\":1,\"ignored\":{\"removed\":1}}", call(event));
    }

    @Test
    void aQueueIsToldWhichMessagesToDeliverAgain() throws IOException {
        String event = Events.queue(
                Events.notification(Events.created("a")),
                "no JSON",
                Events.notification(Events.created("b"), Events.created("%zz")),
                Events.notification(Events.created("throttled")),
                Events.notification(Events.created("c")));

        assertEquals(
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"},{\"itemIdentifier\":\"m2\"},{\"itemIdentifier\":\"m3\"}]}",
                call(event));
        assertEquals(List.of("a", "b", "throttled", "c"), offered());
    }

    @Test
    void aQueueIsAnsweredAsLambdasOwnTypeReads() throws IOException {
        String answer = call(Events.queue("no JSON", Events.notification(Events.created("a")), "no JSON either"));

        SQSBatchResponse response = new JsonMapper().readValue(answer, SQSBatchResponse.class);
        assertEquals(
                List.of("m0", "m2"),
                response.getBatchItemFailures().stream()
                        .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
                        .toList());
    }

    @Test
    void aQueueWithoutFailuresIsToldSo() throws IOException {
        assertEquals("{\"batchItemFailures\":[]}", call(Events.queue(Events.notification(Events.created("a")))));
    }

    @Test
    void aMessageWithoutAnIdFailsTheBatch() {
        String event = "{\"Records\":[{\"eventSource\":\"aws:sqs\",\"body\":\"?\"}]}";

        RecordingFailed failure = assertThrows(RecordingFailed.class, () -> call(event));
        assertTrue(failure.getMessage().contains("Records[0].body: is broken JSON"), failure.getMessage());
    }

    @Test
    void anyOtherCarrierFailsOnceTheGoodIsRecorded() {
        String event = Events.notification(
                Events.created("a"), Events.created("%zz"), Events.created("b"), Events.created("throttled"), "{}");

        RecordingFailed failure = assertThrows(RecordingFailed.class, () -> call(event));

        assertEquals(List.of("a", "b", "throttled"), offered());
        assertTrue(failure.getMessage().startsWith("3 of the event's records"), failure.getMessage());
        for (String place : List.of("Records[1].s3.object.key: ", "Records[3]: could not be written", "Records[4]: ")) {
            assertTrue(failure.getMessage().contains(place), failure.getMessage());
        }
    }

    private String call(String event) throws IOException {
        Recorder recorder = new Recorder((bucket, key) -> STEP, arrivals, Notices.silent());
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        new RecorderHandler(recorder)
                .handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, null);
        return answer.toString(StandardCharsets.UTF_8);
    }

    private List<String> offered() {
        return arrivals.puts().getFirst().stream().map(RecorderHandlerTest::key).toList();
    }

    private static String key(Arrival arrival) {
        return arrival.object().id().key();
    }
}
