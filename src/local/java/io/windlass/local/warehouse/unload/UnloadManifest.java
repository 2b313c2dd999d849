package io.windlass.local.warehouse.unload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/// The manifest of what was unloaded, as COPY takes it; VERBOSE tells sizes, counts and columns too.
final class UnloadManifest {

    private static final JsonFactory FACTORY = new JsonFactory();

    private UnloadManifest() {}

    static byte[] of(UnloadReport report, List<UnloadColumn> columns) throws IOException {
        boolean verbose = report.command()
                .text(UnloadOption.MANIFEST)
                .map("VERBOSE"::equals)
                .orElse(false);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            entries(json, report, verbose);
            if (verbose) {
                schema(json, columns);
                meta(json, report.bytes(), report.rows());
                json.writeObjectFieldStart("author");
                json.writeStringField("name", "Amazon Redshift");
                json.writeStringField("version", "1.0.0");
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void entries(JsonGenerator json, UnloadReport report, boolean verbose) throws IOException {
        json.writeArrayFieldStart("entries");
        for (UnloadReport.WrittenFile file : report.files()) {
            json.writeStartObject();
            json.writeStringField("url", file.url());
            // COPY of Parquet needs the sizes.
            if (verbose || report.command().format() == UnloadFormat.PARQUET) {
                meta(json, file.bytes(), file.rows());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void meta(JsonGenerator json, long bytes, long rows) throws IOException {
        json.writeObjectFieldStart("meta");
        json.writeNumberField("content_length", bytes);
        json.writeNumberField("record_count", rows);
        json.writeEndObject();
    }

    private static void schema(JsonGenerator json, List<UnloadColumn> columns) throws IOException {
        json.writeObjectFieldStart("schema");
        json.writeArrayFieldStart("elements");
        for (UnloadColumn column : columns) {
            json.writeStartObject();
            json.writeStringField("name", column.name());
            json.writeObjectFieldStart("type");
            json.writeStringField("base", column.kind().base());
            if (column.kind().isCharacter()) {
                json.writeNumberField("max_length", column.length());
            } else if (column.kind() == UnloadColumn.Kind.DECIMAL) {
                json.writeNumberField("precision", column.precision());
                json.writeNumberField("scale", column.scale());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
