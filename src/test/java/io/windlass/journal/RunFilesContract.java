package io.windlass.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every keeper of Windlass's own files does.
public abstract class RunFilesContract {

    private final String name = "runs/sparkify/7-" + UUID.randomUUID() + "/manifest-1.json";
    private RunFiles files;

    protected abstract RunFiles files();

    @BeforeEach
    void setUp() {
        files = files();
    }

    @Test
    void readsWhatWasWritten() throws IOException {
        files.put(name, text("{\"entries\":[]}"));

        assertEquals("{\"entries\":[]}", read(name));
        assertEquals("{\"entries\":[]}", read(name));
    }

    @Test
    void leavesWhatLiesThere() throws IOException {
        files.put(name, text("first"));
        files.put(name, text("second"));

        assertEquals("first", read(name));
    }

    @Test
    void writesEmptyFiles() throws IOException {
        files.put(name, out -> {});

        assertEquals("", read(name));
    }

    @Test
    void keepsEveryByteOfALargeFile() throws IOException {
        byte[] chunk = new byte[64 * 1_024];
        new Random(7).nextBytes(chunk);

        files.put(name, out -> {
            for (int i = 0; i < 160; i++) {
                out.write(chunk);
            }
        });

        int chunks = 0;
        try (InputStream in = files.open(name)) {
            for (byte[] read = in.readNBytes(chunk.length); read.length > 0; read = in.readNBytes(chunk.length)) {
                assertArrayEquals(chunk, read);
                chunks++;
            }
        }
        assertEquals(160, chunks);
    }

    @Test
    void writesNothingWhenTheBodyFails() {
        UncheckedIOException thrown = assertThrows(
                UncheckedIOException.class,
                () -> files.put(name, out -> {
                    out.write(1);
                    throw new IOException("the list broke off");
                }));

        assertTrue(thrown.getMessage().contains(name), thrown.getMessage());
        assertThrows(UncheckedIOException.class, () -> files.open(name).close());
    }

    @Test
    void namesAFileThatIsNotThere() {
        UncheckedIOException thrown =
                assertThrows(UncheckedIOException.class, () -> files.open(name).close());

        assertTrue(thrown.getMessage().contains(files.url(name)), thrown.getMessage());
    }

    @Test
    void addressesLieInS3() {
        String url = files.url(name);

        assertTrue(url.startsWith("s3://"), url);
        assertTrue(url.endsWith("/" + name), url);
    }

    private static RunFiles.Body text(String text) {
        return out -> out.write(text.getBytes(UTF_8));
    }

    private String read(String name) throws IOException {
        try (InputStream in = files.open(name)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
