package io.windlass.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/// The members of an event beside its records, as far as they were read.
final class EnvelopeDraft {

    private static final String UNKNOWN =
            "is no event of S3: it has neither Records, nor a detail-type of S3, nor the Event s3:TestEvent, nor a Message";

    private final Members members;
    private Optional<ObjectDraft> object = Optional.empty();
    private boolean hasRecords;
    private String event;
    private String message;
    private String detailType;
    private String source;
    private String time;

    EnvelopeDraft(JsonParser parser) {
        members = new Members(parser);
    }

    String next() throws IOException {
        return members.next();
    }

    /// Whether the records begin here.
    boolean recordsBegin() throws IOException {
        boolean begin = members.array("Records");
        hasRecords |= begin;
        return begin;
    }

    /// Reads the value of any other member.
    void read(String name) throws IOException {
        switch (name) {
            case "Event" -> event = members.text(name);
            case "Message" -> message = members.text(name);
            case "detail-type" -> detailType = members.text(name);
            case "source" -> source = members.text(name);
            case "time" -> time = members.text(name);
            case "detail" -> readDetail();
            default -> members.skip();
        }
    }

    /// Schedules send `detail` as text. They are refused by their type, which says more.
    private void readDetail() throws IOException {
        JsonParser parser = members.parser();
        if (parser.nextToken() == JsonToken.START_OBJECT) {
            ObjectDraft draft = object.orElseGet(() -> new ObjectDraft(parser, false));
            object = Optional.of(draft);
            draft.read();
        } else {
            parser.skipChildren();
        }
    }

    /// Takes what is known to whoever knows what to do with it. Records are told already.
    void tell(Place place, EnvelopeReader reader) {
        Optional<Problem> problem = members.problem();
        if (problem.isPresent()) {
            reader.add(problem.get().at(place));
        } else if (hasRecords) {
            return;
        } else if (detailType != null) {
            reader.add(detailItem(place));
        } else if ("s3:TestEvent".equals(event)) {
            reader.add(new EventItem.TestMessage(place));
        } else if (message != null) {
            reader.unwrap(message, place.member("Message"));
        } else {
            reader.refuse(place, UNKNOWN);
        }
    }

    private EventItem detailItem(Place place) {
        if (!"aws.s3".equals(source)) {
            return new EventItem.Unreadable(
                    place,
                    "is no object event but %s of %s: the recorder takes events of aws.s3 only"
                            .formatted(Shown.quoted(detailType), source == null ? "no source" : Shown.quoted(source)));
        }
        return switch (detailType) {
            case "Object Created" -> created(place);
            case "Object Deleted" -> removed(place);
            default -> new EventItem.Other(EventItem.Kind.ofDetailType(detailType), place);
        };
    }

    private EventItem removed(Place place) {
        Optional<Instant> moment = time == null ? Optional.empty() : EventTime.parse(time);
        return object.isEmpty()
                ? new EventItem.Removed(place)
                : object.get().removed(place, object.get().marker(), moment.orElse(Instant.EPOCH));
    }

    private EventItem created(Place place) {
        if (object.isEmpty()) {
            return new Problem("detail", "is not an object").at(place);
        }
        if (time == null || time.isEmpty()) {
            return object.get().created(place, "detail", Instant.EPOCH);
        }
        Optional<Instant> moment = EventTime.parse(time);
        return moment.isPresent()
                ? object.get().created(place, "detail", moment.get())
                : new Problem("time", "is no ISO 8601 time: " + Shown.quoted(time)).at(place);
    }
}
