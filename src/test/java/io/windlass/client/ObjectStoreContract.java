package io.windlass.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.journal.ObjectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every keeper of a client's objects does.
public abstract class ObjectStoreContract {

    private final String folder = "in " + UUID.randomUUID() + "/it's é+&/";
    private ObjectStore store;

    @TempDir
    private Path directory;

    protected abstract ObjectStore store();

    /// A bucket that is there.
    protected abstract String bucket();

    @BeforeEach
    void setUp() {
        store = store();
    }

    private ObjectId id(String name) {
        return new ObjectId(bucket(), folder + name);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("file"), text);
    }

    @Test
    void findsWhatWasPut() throws IOException {
        ObjectStore.Stored put = store.put(id("a"), file("content"), "d1");

        assertEquals(Optional.of(put), store.find(id("a")));
        assertEquals(id("a"), put.object().id());
        assertEquals(7, put.object().size());
        assertEquals("d1", put.digest());
        assertEquals("", put.object().sequencer());
        assertTrue(put.object().etag().matches("[0-9a-f-]+"), put::toString);
        assertEquals(Optional.empty(), store.find(id("b")));
    }

    @Test
    void putsOverWhatIsThere() throws IOException {
        ObjectStore.Stored first = store.put(id("a"), file("first"), "d1");
        ObjectStore.Stored second = store.put(id("a"), file("second"), "d2");

        assertEquals(Optional.of(second), store.find(id("a")));
        assertFalse(first.object().etag().equals(second.object().etag()));
    }

    @Test
    void theSameContentHasTheSameTag() throws IOException {
        ObjectStore.Stored one = store.put(id("a"), file("same"), "");
        ObjectStore.Stored other = store.put(id("b"), file("same"), "");

        assertEquals(one.object().etag(), other.object().etag());
    }

    @Test
    void copiesContentAndDigest() throws IOException {
        store.put(id("a"), file("content"), "d1");
        ObjectStore.Stored copy = store.copy(id("a"), id("b"));

        assertEquals("d1", copy.digest());
        assertEquals(7, copy.object().size());
        assertArrayEquals("content".getBytes(UTF_8), store.read(id("b"), 0, 100));
        assertTrue(store.find(id("a")).isPresent());
    }

    @Test
    void readsAnyStretch() throws IOException {
        store.put(id("a"), file("0123456789"), "");

        assertArrayEquals("012".getBytes(UTF_8), store.read(id("a"), 0, 3));
        assertArrayEquals("345".getBytes(UTF_8), store.read(id("a"), 3, 3));
        assertArrayEquals("89".getBytes(UTF_8), store.read(id("a"), 8, 5));
        assertArrayEquals(new byte[0], store.read(id("a"), 10, 5));
    }

    @Test
    void deletesWhatIsThereAndWhatIsNot() throws IOException {
        store.put(id("a"), file("1"), "");
        store.put(id("b"), file("2"), "");
        store.put(id("c"), file("3"), "");

        store.delete(List.of(id("a"), id("c"), id("never")));

        assertEquals(Optional.empty(), store.find(id("a")));
        assertTrue(store.find(id("b")).isPresent());
        assertEquals(Optional.empty(), store.find(id("c")));
    }
}
