package io.windlass.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;

/// Reads the event that a function was called with.
///
/// Taken are notifications of S3, bare or through SQS, SNS or both, events of S3 through EventBridge, bare or
/// wrapped in the same ways, and S3's test message. Members may come in any order and unknown ones are passed
/// over. Safe for any number of threads.
public final class EventParser {

    /// Lambda calls with at most 6 MB (AWS Lambda quotas, synchronous invocation payload).
    private static final int LARGEST_EVENT = 8 << 20;

    private static final int DEEPEST = 64;
    private static final int LONGEST_NAME = 4_096;

    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(LARGEST_EVENT)
                    .maxStringLength(LARGEST_EVENT)
                    .maxNestingDepth(DEEPEST)
                    .maxNameLength(LONGEST_NAME)
                    .build())
            .build();

    /// Never fails because of what the stream holds: whatever cannot be understood is an
    /// [EventItem.Unreadable] in its place.
    ///
    /// @throws IOException if the stream itself cannot be read
    public ParsedEvent parse(InputStream event) throws IOException {
        EnvelopeReader reader = new EnvelopeReader(json);
        try (JsonParser parser = json.createParser(event)) {
            reader.read(parser, Place.EVENT);
        } catch (CharConversionException e) {
            // The one complaint about bytes that does not come as an exception of Jackson's.
            reader.refuse(Place.EVENT, "is in no encoding of JSON; send UTF-8");
        }
        return reader.parsed();
    }
}
