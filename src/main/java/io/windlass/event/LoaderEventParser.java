package io.windlass.event;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;

/// Reads what the loader was called with: a schedule's tick, the end of a statement, or an action by hand. Such
/// events are small, so they are read as a tree. Safe for any number of threads.
public final class LoaderEventParser {

    /// EventBridge carries at most 1 MB.
    private static final int LARGEST_EVENT = 2 << 20;

    private static final int DEEPEST = 64;

    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(LARGEST_EVENT)
                            .maxStringLength(LARGEST_EVENT)
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .build();

    /// Never fails because of what the stream holds: what cannot be understood is a [LoaderEvent.Refused].
    ///
    /// @throws IOException if the stream itself cannot be read
    public LoaderEvent parse(InputStream event) throws IOException {
        try (JsonParser parser = json.createParser(event)) {
            return parse(parser);
        } catch (CharConversionException e) {
            return new LoaderEvent.Refused("the event is in no encoding of JSON; send UTF-8");
        }
    }

    private LoaderEvent parse(JsonParser parser) throws IOException {
        try {
            // Null where there is nothing at all.
            JsonNode root = json.readTree(parser);
            boolean object = root != null && root.isObject();
            return object ? parse(root) : new LoaderEvent.Refused("the event is no JSON object");
        } catch (JacksonException e) {
            return new LoaderEvent.Refused("the event " + BrokenJson.describe(e, parser));
        }
    }

    private static LoaderEvent parse(JsonNode root) {
        if (root.has("action")) {
            return ActionReader.read(root);
        }
        if (root.has("detail-type")) {
            return bridged(root);
        }
        if (root.isEmpty()) {
            return new LoaderEvent.Tick();
        }
        if (root.has("Records")) {
            return new LoaderEvent.Refused("the event holds Records: send events of objects to the recorder");
        }
        return new LoaderEvent.Refused(
                "the event has neither an action nor a detail-type, and is not the empty tick {}");
    }

    private static LoaderEvent bridged(JsonNode root) {
        String type = root.path("detail-type").asText();
        String source = root.path("source").asText();
        return switch (type) {
            // From a schedule, with detail as the text "{}", or from a scheduled rule, with detail as an object.
            case "Scheduled Event" ->
                source.equals("aws.scheduler") || source.equals("aws.events")
                        ? new LoaderEvent.Tick()
                        : unknown(type, source);
            case "Redshift Data Statement Status Change" ->
                source.equals("aws.redshift-data") ? statement(root.path("detail")) : unknown(type, source);
            default -> unknown(type, source);
        };
    }

    /// The documentation shows this event with two sets of members; these three are in both.
    private static LoaderEvent statement(JsonNode detail) {
        JsonNode name = detail.path("statementName");
        JsonNode id = detail.path("statementId");
        if (!name.isTextual() || !id.isTextual()) {
            return new LoaderEvent.Refused("detail names no statement: it needs statementName and statementId");
        }
        String state = detail.path("state").asText();
        for (LoaderEvent.State known : LoaderEvent.State.values()) {
            if (known.name().equals(state)) {
                return new LoaderEvent.StatementEnded(name.textValue(), id.textValue(), known);
            }
        }
        return new LoaderEvent.Refused(
                "detail.state is " + Shown.quoted(state) + ", not one of FINISHED, FAILED and ABORTED");
    }

    private static LoaderEvent unknown(String type, String source) {
        String hint = source.equals("aws.s3") ? ": send events of objects to the recorder" : "";
        return new LoaderEvent.Refused(
                "the loader knows no " + Shown.quoted(type) + " of " + Shown.quoted(source) + hint);
    }
}
