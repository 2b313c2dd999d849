package io.windlass.local;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// Writes to the bucket as the JSON that S3 sends (Amazon S3 User Guide, "Event message structure").
public final class S3Notifications {

    private static final JsonMapper JSON = new JsonMapper();

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private S3Notifications() {}

    /// One notification of any number of records. Keys are encoded as HTML forms are, as S3 does it.
    public static String notification(List<ObjectWritten> writes) {
        ObjectNode event = JSON.createObjectNode();
        ArrayNode records = event.putArray("Records");
        writes.forEach(write -> add(records.addObject(), write));
        return event.toString();
    }

    /// The same through EventBridge: one write an event, the key as it is, the time to the second.
    public static String eventBridge(ObjectWritten write) {
        boolean removed = write.kind() == ObjectWritten.Kind.DELETE;
        ObjectNode event = JSON.createObjectNode()
                .put("version", "0")
                .put("id", "00000000-0000-0000-0000-" + write.sequencer().substring(4))
                .put("detail-type", removed ? "Object Deleted" : "Object Created")
                .put("source", "aws.s3")
                .put("account", "000000000000")
                .put(
                        "time",
                        Instant.ofEpochSecond(write.time().getEpochSecond()).toString())
                .put("region", "us-east-1");
        event.putArray("resources").add("arn:aws:s3:::" + write.bucket());
        ObjectNode detail = event.putObject("detail").put("version", "0");
        detail.putObject("bucket").put("name", write.bucket());
        ObjectNode object = detail.putObject("object").put("key", write.key());
        if (!removed) {
            object.put("size", write.size()).put("etag", write.etag());
        }
        object.put("sequencer", write.sequencer());
        detail.put("reason", removed ? "DeleteObject" : "PutObject");
        return event.toString();
    }

    /// Bodies as messages of a queue that calls a function.
    public static String queue(List<String> bodies) {
        ObjectNode event = JSON.createObjectNode();
        ArrayNode records = event.putArray("Records");
        for (int i = 0; i < bodies.size(); i++) {
            ObjectNode message = records.addObject()
                    .put("messageId", "message-" + i)
                    .put("receiptHandle", "receipt-" + i)
                    .put("body", bodies.get(i));
            message.putObject("attributes").put("ApproximateReceiveCount", "1");
            message.put("eventSource", "aws:sqs").put("eventSourceARN", "arn:aws:sqs:us-east-1:000000000000:local");
        }
        return event.toString();
    }

    /// A notification as the topic that a queue subscribes wraps it.
    public static String topic(String message) {
        return JSON.createObjectNode()
                .put("Type", "Notification")
                .put("MessageId", "00000000-0000-0000-0000-000000000000")
                .put("TopicArn", "arn:aws:sns:us-east-1:000000000000:local")
                .put("Subject", "Amazon S3 Notification")
                .put("Message", message)
                .toString();
    }

    private static void add(ObjectNode record, ObjectWritten write) {
        record.put("eventVersion", "2.1")
                .put("eventSource", "aws:s3")
                .put("awsRegion", "us-east-1")
                .put("eventTime", MILLIS.format(write.time()))
                .put("eventName", write.kind().eventName());
        record.putObject("requestParameters").put("sourceIPAddress", "127.0.0.1");
        ObjectNode s3 = record.putObject("s3").put("s3SchemaVersion", "1.0").put("configurationId", "local");
        s3.putObject("bucket").put("name", write.bucket()).put("arn", "arn:aws:s3:::" + write.bucket());
        ObjectNode object = s3.putObject("object").put("key", encoded(write.key()));
        if (write.kind() != ObjectWritten.Kind.DELETE) {
            object.put("size", write.size()).put("eTag", write.etag());
        }
        object.put("sequencer", write.sequencer());
    }

    /// S3 leaves the slashes between a key's parts as they are.
    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }
}
