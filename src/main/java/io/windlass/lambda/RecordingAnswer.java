package io.windlass.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.event.EventParser;
import io.windlass.event.ParsedEvent;
import io.windlass.load.RecordOutcome;
import io.windlass.load.Recorder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Records an event and answers as its carrier wants it.
///
/// A queue is told which messages to deliver again. Any other carrier can only be told by an exception that all
/// of the event failed. Where it did not, the answer says what was recorded, for whoever called by hand.
final class RecordingAnswer {

    private final EventParser parser = new EventParser();
    private final JsonMapper json = new JsonMapper();
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
        answer.write(json.writeValueAsBytes(parsed.queue() ? batchResponse(outcome) : summary(outcome)));
    }

    private static SQSBatchResponse batchResponse(RecordOutcome outcome) {
        return new SQSBatchResponse(outcome.failedMessages().stream()
                .map(SQSBatchResponse.BatchItemFailure::new)
                .toList());
    }

    private static Map<String, Object> summary(RecordOutcome outcome) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("recorded", outcome.recorded());
        summary.put("ignored", outcome.ignored());
        return summary;
    }
}
