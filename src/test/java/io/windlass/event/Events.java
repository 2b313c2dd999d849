package io.windlass.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Events as text, for tests.
public final class Events {

    private static final JsonMapper JSON = new JsonMapper();
    private static final EventParser PARSER = new EventParser();

    private Events() {}

    public static ParsedEvent parse(String event) {
        return parse(event.getBytes(StandardCharsets.UTF_8));
    }

    public static ParsedEvent parse(byte[] event) {
        try {
            return PARSER.parse(new ByteArrayInputStream(event));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<EventItem> items(String event) {
        return parse(event).items();
    }

    /// A notification with these records.
    public static String notification(String... records) {
        return "{\"Records\":[" + String.join(",", records) + "]}";
    }

    /// A record of S3 with this key as the notification spells it.
    public static String record(String eventName, String encodedKey) {
        return """
                {"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"eu-west-1","eventTime":"2026-03-04T05:06:07.089Z",
                 "eventName":%s,"s3":{"bucket":{"name":"data","arn":"arn:aws:s3:::data"},
                 "object":{"key":%s,"size":17,"eTag":"e1","versionId":"v1","sequencer":"0A1B"}}}""".formatted(quoted(eventName), quoted(encodedKey));
    }

    public static String created(String encodedKey) {
        return record("ObjectCreated:Put", encodedKey);
    }

    /// A batch of queue messages with ids `m0`, `m1`, …
    public static String queue(String... bodies) {
        StringBuilder records = new StringBuilder();
        for (int i = 0; i < bodies.length; i++) {
            records.append(i == 0 ? "" : ",")
                    .append("{\"messageId\":\"m%d\",\"eventSource\":\"aws:sqs\",\"body\":%s}"
                            .formatted(i, quoted(bodies[i])));
        }
        return "{\"Records\":[" + records + "]}";
    }

    /// What a topic makes of an event for a queue that does not ask for raw delivery.
    public static String topicMessage(String event) {
        return "{\"Type\":\"Notification\",\"MessageId\":\"t\",\"Message\":" + quoted(event) + "}";
    }

    /// The JSON string with this text.
    public static String quoted(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
