package io.windlass.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.windlass.journal.Arrival;
import io.windlass.journal.ObjectId;
import io.windlass.journal.RunFiles;
import io.windlass.journal.S3Object;
import io.windlass.redshift.LedgerKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// The list of a run's objects, one JSON object a line.
///
/// The same file is read twice: by COPY into `windlass.ledger_object`, which takes the members named like its
/// columns and ignores the rest, and by the settler, which marks the objects and deletes their arrivals.
/// Both ways of it are streamed.
public final class ObjectList {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    /// How many objects are read at a time: what is marked and deleted in one go.
    private static final int CHUNK = 1_000;

    private ObjectList() {}

    /// Writes a list.
    public static RunFiles.Body of(LedgerKey key, Iterable<ListedObject> objects) {
        return of(key, objects::forEach);
    }

    /// Writes a list of objects as they are told.
    static RunFiles.Body of(LedgerKey key, Consumer<Consumer<ListedObject>> objects) {
        return out -> write(out, key, objects);
    }

    /// Reads a list in chunks and closes the stream.
    public static void read(InputStream in, Consumer<List<ListedObject>> chunks) {
        try (in;
                JsonParser parser = JSON.createParser(in)) {
            List<ListedObject> chunk = new ArrayList<>();
            while (parser.nextToken() != null) {
                chunk.add(readObject(parser));
                if (chunk.size() == CHUNK) {
                    chunks.accept(List.copyOf(chunk));
                    chunk.clear();
                }
            }
            if (!chunk.isEmpty()) {
                chunks.accept(List.copyOf(chunk));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a run's object list cannot be read", e);
        }
    }

    private static void write(OutputStream out, LedgerKey key, Consumer<Consumer<ListedObject>> objects)
            throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setRootValueSeparator(new com.fasterxml.jackson.core.io.SerializedString("\n"));
            objects.accept(object -> {
                try {
                    writeObject(json, key, object);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static void writeObject(JsonGenerator json, LedgerKey key, ListedObject listed) throws IOException {
        S3Object object = listed.object();
        json.writeStartObject();
        json.writeStringField("journal", key.journal());
        json.writeStringField("pipeline", key.pipeline());
        json.writeNumberField("run", key.run());
        json.writeStringField("step", key.step());
        json.writeNumberField("part", listed.part());
        json.writeStringField("bucket", object.id().bucket());
        json.writeStringField("key", object.id().key());
        json.writeStringField("version", object.version());
        json.writeStringField("etag", object.etag());
        json.writeStringField("sequencer", object.sequencer());
        json.writeNumberField("size", object.size());
        json.writeNumberField("time", object.time().toEpochMilli());
        json.writeNumberField("generation", listed.generation());
        if (!listed.reason().isEmpty()) {
            json.writeStringField("reason", listed.reason());
        }
        if (listed.rows().isPresent()) {
            json.writeNumberField("rows", listed.rows().getAsLong());
        }
        json.writeArrayFieldStart("arrivals");
        for (Arrival.Key arrival : listed.arrivals()) {
            json.writeStartArray();
            json.writeNumber(arrival.time().toEpochMilli());
            json.writeString(arrival.sequencer());
            json.writeNumber(arrival.generation());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static ListedObject readObject(JsonParser parser) throws IOException {
        Line line = new Line();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String member = parser.currentName();
            parser.nextToken();
            switch (member) {
                case "part" -> line.part = parser.getIntValue();
                case "bucket" -> line.bucket = parser.getText();
                case "key" -> line.key = parser.getText();
                case "version" -> line.version = parser.getText();
                case "etag" -> line.etag = parser.getText();
                case "sequencer" -> line.sequencer = parser.getText();
                case "size" -> line.size = parser.getLongValue();
                case "time" -> line.time = parser.getLongValue();
                case "generation" -> line.generation = parser.getLongValue();
                case "reason" -> line.reason = parser.getText();
                case "rows" -> line.rows = OptionalLong.of(parser.getLongValue());
                case "arrivals" -> readArrivals(parser, line.arrivals);
                default -> parser.skipChildren();
            }
        }
        return line.listed();
    }

    private static void readArrivals(JsonParser parser, List<Arrival.Key> arrivals) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            parser.nextToken();
            Instant time = Instant.ofEpochMilli(parser.getLongValue());
            parser.nextToken();
            String sequencer = parser.getText();
            parser.nextToken();
            arrivals.add(new Arrival.Key(time, sequencer, parser.getLongValue()));
            parser.nextToken();
        }
    }

    private static final class Line {
        private int part;
        private String bucket = "";
        private String key = "";
        private String version = "";
        private String etag = "";
        private String sequencer = "";
        private long size;
        private long time;
        private long generation;
        private String reason = "";
        private OptionalLong rows = OptionalLong.empty();
        private final List<Arrival.Key> arrivals = new ArrayList<>();

        ListedObject listed() {
            S3Object object =
                    new S3Object(new ObjectId(bucket, key), sequencer, etag, version, size, Instant.ofEpochMilli(time));
            return new ListedObject(part, object, generation, arrivals, reason, rows);
        }
    }
}
