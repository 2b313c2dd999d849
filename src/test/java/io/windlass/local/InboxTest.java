package io.windlass.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

class InboxTest {

    private static final int ROUNDS = 300;

    @TempDir
    private Path home;

    private final Keys keys = new Keys();
    private final List<String> complaints = new ArrayList<>();
    private Inbox inbox;

    @BeforeEach
    void makeInbox() throws IOException {
        inbox = new Inbox(home.resolve("inbox"), keys, "data", complaints::add);
    }

    @Test
    void filesGoUnderTheirPathsAndAreGone() throws IOException {
        write("b.json");
        write("a/deep/er.json");

        assertEquals(2, inbox.collect());
        assertEquals(0, inbox.collect());

        assertEquals(List.of("a/deep/er.json", "b.json"), keys.put);
        assertFalse(Files.exists(inbox.directory().resolve("b.json")));
        assertEquals(List.of(), complaints);
    }

    @Test
    void directoriesThatVanishWhileTheyAreReadAreNotMissed() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        Thread busy = Thread.ofPlatform().start(() -> {
            try {
                while (!done.get()) {
                    Path directory = Files.createDirectories(inbox.directory().resolve("tmp/of/rsync"));
                    Files.delete(directory);
                    Files.delete(directory.getParent());
                    Files.delete(directory.getParent().getParent());
                }
            } catch (IOException e) {
                throw new IllegalStateException("nobody else writes here", e);
            }
        });
        try {
            for (int round = 0; round < ROUNDS; round++) {
                assertEquals(0, inbox.collect());
            }
        } finally {
            done.set(true);
            busy.join();
        }
        assertEquals(List.of(), complaints);
    }

    @Test
    void aFileThatVanishesBeforeItIsPutIsNotMissed() throws IOException {
        write("a.json");
        write("b.json");
        keys.before = () -> Files.deleteIfExists(inbox.directory().resolve("b.json"));

        assertEquals(1, inbox.collect());

        assertEquals(List.of("a.json"), keys.put);
        assertEquals(List.of(), complaints);
    }

    @Test
    void whatIsLeftAloneIsToldOnceWithItsReason() throws IOException {
        write(".part.json");
        write(".git/config");
        Path elsewhere = Files.createDirectories(home.resolve("elsewhere"));
        Files.createSymbolicLink(inbox.directory().resolve("linked"), elsewhere);
        Files.createSymbolicLink(inbox.directory().resolve("nowhere"), home.resolve("missing"));

        assertEquals(0, inbox.collect());
        assertEquals(0, inbox.collect());

        assertEquals(
                List.of(
                        "left alone: .git: its name begins with a dot; rename it once it is whole",
                        "left alone: .part.json: its name begins with a dot; rename it once it is whole",
                        "left alone: linked: links to directories are not followed; copy the files",
                        "left alone: nowhere: the link leads to no file"),
                complaints);
    }

    @Test
    void aLinkToAFileIsPutAsTheFileAndOnlyTheLinkGoes() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "{}");
        Files.createSymbolicLink(inbox.directory().resolve("link.json"), file);

        assertEquals(1, inbox.collect());

        assertEquals(List.of("link.json"), keys.put);
        assertTrue(Files.exists(file));
    }

    @Test
    void aFileThatCannotBePutIsMovedAsideAndItsPlaceIsTold() throws IOException {
        write("bell\u0007.json");

        assertEquals(0, inbox.collect());
        assertEquals(0, inbox.collect());

        assertEquals(1, complaints.size(), complaints::toString);
        String complaint = complaints.getFirst();
        assertTrue(complaint.startsWith("not put: bell\u0007.json: "), complaint);
        Path place = Path.of(complaint.substring(complaint.indexOf("; it is now ") + "; it is now ".length()));
        assertTrue(place.startsWith(home.resolve("refused")), complaint);
        assertEquals("{}", Files.readString(place));
    }

    private void write(String name) throws IOException {
        Path file = inbox.directory().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{}");
    }

    /// Something that happens to a directory.
    @FunctionalInterface
    private interface Event {
        void happen() throws IOException;
    }

    /// Remembers the keys that are put.
    private static final class Keys implements S3Client {

        private final List<String> put = new ArrayList<>();
        private Event before = () -> {};

        @Override
        public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
            try (InputStream content = body.contentStreamProvider().newStream()) {
                assertEquals("{}", new String(content.readAllBytes(), StandardCharsets.UTF_8));
                before.happen();
            } catch (IOException e) {
                throw new IllegalStateException("a file that was there", e);
            }
            put.add(request.key());
            return PutObjectResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "s3";
        }

        @Override
        public void close() {
            put.clear();
        }
    }
}
