package io.windlass.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Figures as a line of CloudWatch's embedded metric format: the log itself becomes metrics, without a call.
///
/// Each figure of a pipeline is a metric of the pipeline and one of the stack; what belongs to no pipeline is one of
/// the stack alone.
final class EmbeddedMetrics {

    static final String NAMESPACE = "Windlass";

    private static final String STACK = "Stack";
    private static final String PIPELINE = "Pipeline";

    private static final JsonFactory JSON = new JsonFactory();

    private EmbeddedMetrics() {}

    /// The line, without its end.
    ///
    /// @param pipeline empty for what belongs to none
    static String line(Instant time, String stack, Optional<String> pipeline, Map<Figure, Double> figures) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeObjectFieldStart("_aws");
            json.writeNumberField("Timestamp", time.toEpochMilli());
            json.writeArrayFieldStart("CloudWatchMetrics");
            declare(json, pipeline.isPresent(), figures);
            json.writeEndArray();
            json.writeEndObject();
            json.writeStringField(STACK, stack);
            if (pipeline.isPresent()) {
                json.writeStringField(PIPELINE, pipeline.get());
            }
            for (Map.Entry<Figure, Double> figure : figures.entrySet()) {
                json.writeNumberField(figure.getKey().title(), figure.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("text takes all that is written", e);
        }
        return line.toString();
    }

    private static void declare(JsonGenerator json, boolean ofPipeline, Map<Figure, Double> figures)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("Namespace", NAMESPACE);
        json.writeArrayFieldStart("Dimensions");
        if (ofPipeline) {
            dimensions(json, List.of(STACK, PIPELINE));
        }
        dimensions(json, List.of(STACK));
        json.writeEndArray();
        json.writeArrayFieldStart("Metrics");
        for (Figure figure : figures.keySet()) {
            json.writeStartObject();
            json.writeStringField("Name", figure.title());
            json.writeStringField("Unit", figure.unit());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void dimensions(JsonGenerator json, List<String> names) throws IOException {
        json.writeStartArray();
        for (String name : names) {
            json.writeString(name);
        }
        json.writeEndArray();
    }
}
