package io.windlass.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads one event: a JSON object that holds records, is an event of EventBridge, is S3's test message, or wraps
/// another such object as text. Messages are unwrapped wherever they are met, so any chain of carriers is read.
final class EnvelopeReader {

    /// S3 → EventBridge → SNS → SQS wraps twice; more than this is nobody's setup.
    private static final int MOST_WRAPPINGS = 4;

    private final JsonFactory json;
    private final List<EventItem> items = new ArrayList<>();
    private boolean queue;
    private int wrappings;

    EnvelopeReader(JsonFactory json) {
        this.json = json;
    }

    ParsedEvent parsed() {
        return new ParsedEvent(queue, items);
    }

    void add(EventItem item) {
        items.add(item);
    }

    void refuse(Place place, String reason) {
        items.add(new EventItem.Unreadable(place, reason));
    }

    /// Reads a whole text. What was read before the text turned out to be broken stays.
    void read(JsonParser parser, Place place) throws IOException {
        try {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                refuse(place, parser.currentToken() == null ? "is empty" : "is no JSON object");
                return;
            }
            readEnvelope(parser, place);
            if (parser.nextToken() != null) {
                refuse(place, "goes on after its JSON object");
            }
        } catch (JsonProcessingException e) {
            refuse(place, BrokenJson.describe(e, parser));
        }
    }

    /// Reads an event that is text in another.
    void unwrap(String text, Place place) {
        if (wrappings == MOST_WRAPPINGS) {
            refuse(place, "is wrapped more than " + MOST_WRAPPINGS + " times");
            return;
        }
        wrappings++;
        try (JsonParser parser = json.createParser(text)) {
            read(parser, place);
        } catch (IOException e) {
            refuse(place, "cannot be read: " + Shown.plain(e.toString()));
        } finally {
            wrappings--;
        }
    }

    private void readEnvelope(JsonParser parser, Place place) throws IOException {
        EnvelopeDraft draft = new EnvelopeDraft(parser);
        for (String name = draft.next(); name != null; name = draft.next()) {
            if (!name.equals("Records")) {
                draft.read(name);
            } else if (draft.recordsBegin()) {
                readRecords(parser, place.member("Records"));
            }
        }
        draft.tell(place, this);
    }

    private void readRecords(JsonParser parser, Place place) throws IOException {
        int index = 0;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            Place here = place.element(index++);
            if (token == JsonToken.START_OBJECT) {
                readRecord(parser, here);
            } else {
                parser.skipChildren();
                refuse(here, "is not an object");
            }
        }
    }

    private void readRecord(JsonParser parser, Place place) throws IOException {
        RecordDraft draft = new RecordDraft(parser);
        draft.read();
        // A queue message inside something else was not delivered by a queue: nobody could deliver it again.
        if (draft.isQueueMessage() && wrappings == 0) {
            queue = true;
            draft.tell(place.inMessage(draft.messageId()), this);
        } else {
            draft.tell(place, this);
        }
    }
}
