package io.windlass.redshift;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManifestTest {

    @Test
    void hasTheFormOfCopy() throws IOException {
        String text = written(List.of(
                new Manifest.Entry("s3://incoming/path/part 1.json.gz", 17),
                new Manifest.Entry("s3://other/x.parquet", 5_956_875)));

        assertEquals(
                "{\"entries\":["
                        + "{\"url\":\"s3://incoming/path/part 1.json.gz\",\"mandatory\":true,"
                        + "\"meta\":{\"content_length\":17}},"
                        + "{\"url\":\"s3://other/x.parquet\",\"mandatory\":true,"
                        + "\"meta\":{\"content_length\":5956875}}]}",
                text);
    }

    @Test
    void mayBeEmpty() throws IOException {
        assertEquals("{\"entries\":[]}", written(List.of()));
    }

    @Test
    void keepsHostileKeysAsTheyAre() throws IOException {
        List<Manifest.Entry> entries = List.of(
                        "a+b%20c",
                        "quote\"back\\slash",
                        "line\nbreak\u0001",
                        "\uD83D\uDE00/\u65e5\u672c",
                        "</script>&'",
                        "x".repeat(1_024))
                .stream()
                .map(key -> new Manifest.Entry("s3://incoming/" + key, key.length()))
                .toList();

        JsonNode read = new JsonMapper().readTree(written(entries)).get("entries");

        assertEquals(entries.size(), read.size());
        for (int i = 0; i < entries.size(); i++) {
            assertEquals(entries.get(i).url(), read.get(i).get("url").textValue());
            assertEquals(
                    entries.get(i).contentLength(),
                    read.get(i).get("meta").get("content_length").longValue());
            assertTrue(read.get(i).get("mandatory").booleanValue());
        }
    }

    @Test
    void asksForAnEntryOnlyWhenTheOnesBeforeAreOnTheirWay() throws IOException {
        Counting out = new Counting();
        long[] farthestAhead = {0};
        Iterator<Manifest.Entry> entries = IntStream.range(0, 200_000)
                .mapToObj(i -> {
                    farthestAhead[0] = Math.max(farthestAhead[0], 78L * i - out.bytes);
                    return new Manifest.Entry("s3://incoming/%08d".formatted(i), 1);
                })
                .iterator();

        Manifest.write(entries, out);

        assertTrue(out.bytes >= 78L * 200_000, "bytes: " + out.bytes);
        assertTrue(farthestAhead[0] < 64 * 1_024, "bytes held back: " + farthestAhead[0]);
    }

    @Test
    void leavesTheStreamOpen() throws IOException {
        Counting out = new Counting();

        Manifest.write(List.<Manifest.Entry>of().iterator(), out);

        assertEquals(14, out.bytes);
        assertEquals(false, out.closed);
    }

    @Test
    void refusesANegativeLength() {
        assertThrows(IllegalArgumentException.class, () -> new Manifest.Entry("s3://b/k", -1));
    }

    private static String written(List<Manifest.Entry> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Manifest.write(entries.iterator(), out);
        return out.toString(UTF_8);
    }

    private static final class Counting extends OutputStream {

        private long bytes;
        private boolean closed;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] b, int offset, int length) {
            bytes += length;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
