package io.windlass.aws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.client.ObjectStore;
import io.windlass.client.ObjectStoreContract;
import io.windlass.journal.ObjectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A client's objects on a real S3 server.
class S3ObjectStoreTest extends ObjectStoreContract {

    @Override
    protected ObjectStore store() {
        return new S3ObjectStore(S3Fixture.client());
    }

    @Override
    protected String bucket() {
        return S3Fixture.BUCKET;
    }

    /// S3 wants 5 MB in each part but the last.
    @Test
    void copiesInPartsWhatIsTooLongForOneRequest(@TempDir Path directory) throws IOException {
        byte[] content = new byte[11 << 20];
        new Random(7).nextBytes(content);
        ObjectId from = new ObjectId(bucket(), "long/a");
        ObjectId to = new ObjectId(bucket(), "long/b");
        ObjectStore store = new S3ObjectStore(S3Fixture.client(), 5 << 20);
        store.put(from, Files.write(directory.resolve("long"), content), "d1");

        ObjectStore.Stored copy = store.copy(from, to);

        assertEquals(content.length, copy.object().size());
        assertEquals("d1", copy.digest());
        assertArrayEquals(content, store.read(to, 0, content.length));
    }
}
