package io.windlass.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.journal.ObjectId;
import io.windlass.journal.S3Object;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SortedObjectsTest {

    @TempDir
    private Path directory;

    private static S3Object object(String key) {
        return new S3Object(
                new ObjectId("data", key),
                "",
                "tag of " + key,
                "",
                key.length(),
                Instant.ofEpochMilli(1_767_225_600_123L));
    }

    private static List<S3Object> told(SortedObjects objects, String prefix, String after, int most)
            throws IOException {
        List<S3Object> told = new ArrayList<>();
        objects.tell(prefix, after, object -> {
            told.add(object);
            return told.size() < most;
        });
        return told;
    }

    @Test
    void whatWasSortedInPartsIsToldAsS3ListsIt() throws IOException {
        List<S3Object> expected = new ArrayList<>();
        for (int n = 0; n < 12_000; n++) {
            expected.add(object("a/%05d".formatted(n)));
        }
        // By the bytes of UTF-8: what lies beyond the first 65,536 characters comes last.
        List.of("b/A", "b/a", "b/é", "b/\uFFFD", "b/\uD83D\uDE00").forEach(key -> expected.add(object(key)));
        List<S3Object> shuffled = new ArrayList<>(expected);
        Collections.shuffle(shuffled, new Random(7));
        SortedObjects objects = new SortedObjects(directory, "data", 500);
        for (S3Object object : shuffled) {
            objects.add(object);
        }
        objects.sort();

        assertEquals(expected, told(objects, "", "", Integer.MAX_VALUE));
        assertEquals(expected.subList(0, 12_000), told(objects, "a/", "", Integer.MAX_VALUE));
        assertEquals(expected.subList(12_000, 12_005), told(objects, "b/", "", Integer.MAX_VALUE));
        assertEquals(expected.subList(12_003, 12_005), told(objects, "b/", "b/é", Integer.MAX_VALUE));
        assertEquals(expected.subList(7_001, 7_004), told(objects, "a/", "a/07000", 3));
        assertEquals(expected.subList(7_000, 7_001), told(objects, "a/0700", "a/06999x", 1));
        assertEquals(List.of(), told(objects, "c/", "", Integer.MAX_VALUE));
        assertEquals(List.of(), told(objects, "b/", "b/\uD83D\uDE00", Integer.MAX_VALUE));
    }

    @Test
    void nothingIsSortedToo() throws IOException {
        SortedObjects objects = new SortedObjects(directory, "data");
        objects.sort();
        assertEquals(List.of(), told(objects, "", "", Integer.MAX_VALUE));
    }
}
