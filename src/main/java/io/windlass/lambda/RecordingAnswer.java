package io.windlass.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.windlass.event.EventParser;
import io.windlass.event.ParsedEvent;
import io.windlass.load.RecordOutcome;
import io.windlass.load.Recorder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Records an event and answers as its carrier wants it.
///
/// A queue is told which messages to deliver again. Any other carrier can only be told by an exception that all
/// of the event failed. Where it did not, the answer says what was recorded, for whoever called by hand.
final class RecordingAnswer {

    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final EventParser parser = new EventParser();
    private final Recorder recorder;

    RecordingAnswer(Recorder recorder) {
        this.recorder = Objects.requireNonNull(recorder, "recorder is null");
    }

    void write(InputStream event, OutputStream answer) throws IOException {
        ParsedEvent parsed = parser.parse(event);
        RecordOutcome outcome = recorder.record(parsed.items());
        List<String> complaints = parsed.queue() ? outcome.complaintsOutsideMessages() : outcome.complaints();
        if (!complaints.isEmpty()) {
            throw new RecordingFailed(complaints);
        }
        try (JsonGenerator json = JSON.createGenerator(answer)) {
            json.writeStartObject();
            if (parsed.queue()) {
                batchResponse(json, outcome);
            } else {
                summary(json, outcome);
            }
            json.writeEndObject();
        }
    }

    /// As Lambda wants it of a function that takes messages of a queue.
    private static void batchResponse(JsonGenerator json, RecordOutcome outcome) throws IOException {
        json.writeArrayFieldStart("batchItemFailures");
        for (String message : outcome.failedMessages()) {
            json.writeStartObject();
            json.writeStringField("itemIdentifier", message);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void summary(JsonGenerator json, RecordOutcome outcome) throws IOException {
        json.writeNumberField("recorded", outcome.recorded());
        json.writeObjectFieldStart("ignored");
        for (Map.Entry<String, Integer> ignored : outcome.ignored().entrySet()) {
            json.writeNumberField(ignored.getKey(), ignored.getValue());
        }
        json.writeEndObject();
    }
}
