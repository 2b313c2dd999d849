package io.windlass.redshift;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.Consumer;

/// The file that tells COPY what to load:
/// `{"entries":[{"url":"s3://…","mandatory":true,"meta":{"content_length":1}}]}`.
///
/// `mandatory`, because COPY passes over missing files in silence by default; `content_length`, because
/// columnar formats demand it and the others ignore it. Keys are as they are in S3, never URL-encoded.
public final class Manifest {

    private static final JsonFactory JSON =
            JsonFactory.builder().build().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private Manifest() {}

    /// Writes the entries one by one, so that a manifest of any length needs no memory. Flushes the stream and
    /// leaves it open.
    public static void write(Iterator<Entry> entries, OutputStream out) throws IOException {
        write(entries::forEachRemaining, out);
    }

    /// Writes the entries as they are told. Flushes the stream and leaves it open.
    public static void write(Consumer<Consumer<Entry>> entries, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeArrayFieldStart("entries");
            entries.accept(entry -> {
                try {
                    write(entry, json);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void write(Entry entry, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("url", entry.url());
        json.writeBooleanField("mandatory", true);
        json.writeObjectFieldStart("meta");
        json.writeNumberField("content_length", entry.contentLength());
        json.writeEndObject();
        json.writeEndObject();
    }

    /// @param url `s3://bucket/key`, the key as it is in S3
    /// @param contentLength bytes of the object as S3 holds it, compressed or not
    public record Entry(String url, long contentLength) {

        public Entry {
            Objects.requireNonNull(url, "url is null");
            if (contentLength < 0) {
                throw new IllegalArgumentException("contentLength is negative: " + contentLength);
            }
        }
    }
}
