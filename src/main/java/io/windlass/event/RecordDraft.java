package io.windlass.event;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/// One element of `Records`, as far as it was read: a record of S3 itself, a queue message or a topic's message.
/// Reads one after the other.
final class RecordDraft {

    private final Members members;
    private final ObjectDraft object;
    private final EventNames names = new EventNames();
    private boolean hasObject;
    private boolean hasTopicMessage;
    private String eventVersion;
    private String eventSource;
    private String eventTime;
    private String eventName;
    private String messageId;
    private String body;
    private String topicMessage;

    RecordDraft(JsonParser parser) {
        members = new Members(parser);
        // With members of its own: what is wrong with the object of a removal is of no account.
        object = new ObjectDraft(parser, true);
    }

    /// Reads to the end of the object that the parser has just begun.
    void read() throws IOException {
        begin();
        for (String name = members.next(); name != null; name = members.next()) {
            switch (name) {
                case "eventVersion" -> eventVersion = members.text(name);
                case "eventSource" -> eventSource = members.text(name);
                case "eventTime" -> eventTime = members.text(name);
                case "eventName" -> eventName = members.text(name);
                case "messageId" -> messageId = members.text(name);
                case "body" -> body = members.text(name);
                case "s3" -> readObject();
                case "Sns" -> readTopicMessage();
                default -> members.skip();
            }
        }
    }

    /// Forgets the record before.
    private void begin() {
        members.begin();
        object.begin();
        hasObject = false;
        hasTopicMessage = false;
        eventVersion = null;
        eventSource = null;
        eventTime = null;
        eventName = null;
        messageId = null;
        body = null;
        topicMessage = null;
    }

    private void readObject() throws IOException {
        if (members.object("s3")) {
            hasObject = true;
            object.read();
        }
    }

    private void readTopicMessage() throws IOException {
        if (!members.object("Sns")) {
            return;
        }
        hasTopicMessage = true;
        for (String name = members.next(); name != null; name = members.next()) {
            if (name.equals("Message")) {
                topicMessage = members.text("Sns.Message");
            } else {
                members.skip();
            }
        }
    }

    boolean isQueueMessage() {
        return !hasObject && (body != null || "aws:sqs".equals(eventSource));
    }

    /// The id of a queue message; empty where there is none.
    String messageId() {
        return messageId == null ? "" : messageId;
    }

    /// Takes what is known to whoever knows what to do with it.
    void tell(Place place, EnvelopeReader reader) {
        Optional<Problem> problem = members.problem();
        if (problem.isPresent()) {
            reader.add(problem.get().at(place));
        } else if (hasObject) {
            reader.add(objectItem(place));
        } else if (body != null) {
            reader.unwrap(body, place.member("body"));
        } else if (topicMessage != null) {
            reader.unwrap(topicMessage, place.member("Sns.Message"));
        } else if (isQueueMessage()) {
            reader.add(new Problem("body", "is missing").at(place));
        } else if (hasTopicMessage) {
            reader.add(new Problem("Sns.Message", "is missing").at(place));
        } else {
            reader.add(
                    new EventItem.Unreadable(place, "has none of s3, body and Sns: it is no record of S3, SQS or SNS"));
        }
    }

    private EventItem objectItem(Place place) {
        if (eventSource != null && !eventSource.equals("aws:s3")) {
            return wrong("eventSource", "is " + Shown.quoted(eventSource) + ", not \"aws:s3\"", place);
        }
        if (eventVersion != null && !eventVersion.equals("2.1") && !isKnown(eventVersion)) {
            return wrong("eventVersion", "is " + Shown.quoted(eventVersion) + "; only 2.x is known", place);
        }
        if (eventName == null || eventName.isEmpty()) {
            return wrong("eventName", "is missing", place);
        }
        String family = names.family(eventName);
        return switch (family) {
            case "ObjectCreated" -> created(place);
            case "ObjectRemoved" -> removed(place);
            default -> new EventItem.Other(EventItem.Kind.ofName(family), place);
        };
    }

    /// A write without a time is put at the beginning of time: the arrival's key must come from the event alone.
    private EventItem created(Place place) {
        if (eventTime == null || eventTime.isEmpty()) {
            return object.created(place, "s3", Instant.EPOCH);
        }
        Optional<Instant> time = EventTime.parse(eventTime);
        return time.isPresent()
                ? object.created(place, "s3", time.get())
                : wrong("eventTime", "is no ISO 8601 time: " + Shown.quoted(eventTime), place);
    }

    private EventItem removed(Place place) {
        Optional<Instant> time = eventTime == null ? Optional.empty() : EventTime.parse(eventTime);
        return object.removed(place, eventName.endsWith(":DeleteMarkerCreated"), time.orElse(Instant.EPOCH));
    }

    private static boolean isKnown(String version) {
        return version.equals("2") || version.startsWith("2.");
    }

    private static EventItem wrong(String member, String reason, Place place) {
        return new Problem(member, reason).at(place);
    }
}
