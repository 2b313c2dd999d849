package io.windlass.client;

import static io.windlass.client.ClientGround.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.windlass.journal.ObjectId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// A batch writer over fakes.
class BatchWriterTest {

    private static final String PLACE = "s3://data/my_table/rows/windlass-jobs/";

    private final FakeClient fake = new FakeClient(ClientGround.pages());

    private static List<Map<String, Object>> rows(int from, int to) {
        return IntStream.range(from, to).mapToObj(n -> row("key" + n, "value")).toList();
    }

    private String text(String url) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(fake.store.bytes(url)))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void writesLinesOfJsonWhereTheStepTakesThem() {
        Job job = fake.client.writeBatch("My_Table", rows(0, 2), "j1");

        assertEquals(List.of(PLACE + "j1/1.json.gz"), fake.data());
        assertEquals(
                "{\"key\":\"key0\",\"value\":\"value\"}\n{\"key\":\"key1\",\"value\":\"value\"}\n",
                text(PLACE + "j1/1.json.gz"));
        assertEquals(2, job.rows().orElseThrow());
        assertEquals(Job.Kind.WRITE, job.kind());
        assertEquals("a test", job.who());
        assertEquals(Optional.of(job), new Jobs(new Kept(fake.files)).find("my_table", "j1"));
    }

    @Test
    void rollsObjectsBySize() {
        WriteSettings how = WriteSettings.named("j1").rollingAt(90);
        try (BatchWriter writer = fake.client.batchWriter("my_table", how)) {
            writer.write(rows(0, 10));
            assertEquals(List.of(), fake.data());
            writer.finish();
        }

        assertEquals(
                List.of(PLACE + "j1/1.json.gz", PLACE + "j1/2.json.gz", PLACE + "j1/3.json.gz", PLACE + "j1/4.json.gz"),
                fake.data());
        assertEquals(3, text(PLACE + "j1/1.json.gz").lines().count());
        assertEquals(1, text(PLACE + "j1/4.json.gz").lines().count());
        assertEquals(List.of("s3://own/_windlass/jobs/my_table/j1.json"), own());
    }

    private List<String> own() {
        return fake.store.there().stream()
                .filter(url -> url.startsWith("s3://own/"))
                .toList();
    }

    @Test
    void rollsObjectsByAge() {
        WriteSettings how = WriteSettings.standard().rollingAfter(Duration.ofMinutes(1));
        try (BatchWriter writer = fake.client.batchWriter("my_table", how)) {
            writer.write(rows(0, 2));
            fake.now = fake.now.plusSeconds(59);
            writer.write(rows(2, 4));
            fake.now = fake.now.plusSeconds(1);
            writer.write(rows(4, 5));
            assertEquals(2, writer.finish().objects().size());
        }
        assertEquals(4, text(PLACE + "random1/1.json.gz").lines().count());
    }

    @Test
    void anExceptionInTheBlockWritesNothing() {
        WriteSettings how = WriteSettings.standard().rollingAt(50);
        assertThrows(IllegalStateException.class, () -> {
            try (BatchWriter writer = fake.client.batchWriter("my_table", how)) {
                writer.write(rows(0, 10));
                throw new IllegalStateException("of the application");
            }
        });

        assertEquals(List.of(), fake.store.there());
    }

    @Test
    void aWriterThatIsNotFinishedWritesNothing() {
        try (BatchWriter writer =
                fake.client.batchWriter("my_table", WriteSettings.standard().rollingAt(50))) {
            writer.write(rows(0, 10));
        }

        assertEquals(List.of(), fake.store.there());
    }

    @Test
    void aRefusedRowStopsTheWriterForGood() {
        try (BatchWriter writer = fake.client.batchWriter("my_table")) {
            writer.write(rows(0, 3));
            RequestFailed refused =
                    assertThrows(RequestFailed.class, () -> writer.write(Map.of("key", "a", "valeu", "b")));
            assertEquals("/rows/3/valeu", refused.pointer());
            assertThrows(IllegalStateException.class, () -> writer.write(rows(0, 1)));
            assertThrows(IllegalStateException.class, writer::finish);
        }

        assertEquals(List.of(), fake.store.there());
    }

    @Test
    void theSameJobAgainPutsNothing() {
        Job first = fake.client.writeBatch("my_table", rows(0, 3), "j1");
        List<String> written = fake.store.written();

        assertEquals(first, fake.client.writeBatch("my_table", rows(0, 3), "j1"));
        assertEquals(written, fake.store.written());
        // Also after the object is gone: what was loaded is not put again.
        fake.store.delete(List.of(first.objects().getFirst().object()));
        assertEquals(first, fake.client.writeBatch("my_table", rows(0, 3), "j1"));
        assertEquals(written, fake.store.written());
    }

    @Test
    void otherRowsUnderTheSameJobAreRefusedBeforeAnythingIsPut() {
        fake.client.writeBatch("my_table", rows(0, 3), "j1");
        List<String> written = fake.store.written();

        RequestFailed refused =
                assertThrows(RequestFailed.class, () -> fake.client.writeBatch("my_table", rows(0, 4), "j1"));

        assertEquals(RequestFailed.Code.CONFLICT, refused.code());
        assertEquals("/job", refused.pointer());
        assertEquals(written, fake.store.written());
    }

    @Test
    void aWriterThatDiedWhileItPutItsObjectsIsCompletedByTheSameJob() {
        Dying dying = new Dying(fake.store);
        FakeClient other = new FakeClient(ClientGround.pages(), fake.answers, dying);
        WriteSettings how = WriteSettings.named("j1").rollingAt(90);
        assertThrows(UncheckedIOException.class, () -> write(other, how));
        assertEquals(2, fake.data().size());

        Job job = write(fake, how);

        assertEquals(4, job.objects().size());
        assertEquals(4, fake.data().size());
        assertEquals(
                List.of(PLACE + "j1/1.json.gz", PLACE + "j1/2.json.gz", PLACE + "j1/3.json.gz", PLACE + "j1/4.json.gz"),
                fake.store.written().stream()
                        .filter(url -> url.startsWith(PLACE))
                        .toList());
    }

    @Test
    void otherRowsAfterAWriterThatDiedAreRefused() {
        Dying dying = new Dying(fake.store);
        WriteSettings how = WriteSettings.named("j1").rollingAt(90);
        assertThrows(
                UncheckedIOException.class,
                () -> write(new FakeClient(ClientGround.pages(), fake.answers, dying), how));

        RequestFailed refused = assertThrows(
                RequestFailed.class, () -> fake.client.writeBatch("my_table", List.of(row("other", "row")), "j1"));
        assertEquals(RequestFailed.Code.CONFLICT, refused.code());
        assertEquals(2, fake.data().size());
    }

    private static Job write(FakeClient through, WriteSettings how) {
        try (BatchWriter writer = through.client.batchWriter("my_table", how)) {
            writer.write(rows(0, 10));
            return writer.finish();
        }
    }

    @Test
    void noRowsAreAJobWithoutObjects() {
        Job job = fake.client.writeBatch("my_table", List.of(), "empty");

        assertEquals(List.of(), job.objects());
        assertEquals(
                JobStatus.State.FINISHED,
                fake.client.jobStatus("my_table", "empty").state());
    }

    @Test
    void leavesNoTemporaryFile() throws IOException {
        long before = temporary();
        try (BatchWriter writer =
                fake.client.batchWriter("my_table", WriteSettings.standard().rollingAt(50))) {
            writer.write(rows(0, 10));
            writer.finish();
            assertEquals(before, temporary());
        }
        try (BatchWriter writer = fake.client.batchWriter("my_table")) {
            writer.write(rows(0, 10));
        }
        assertEquals(before, temporary());
    }

    private static long temporary() throws IOException {
        String own = "windlass-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(own) && name.endsWith(".rows"))
                    .count();
        }
    }

    @Test
    void aJobsIdIsAWord() {
        for (String id : List.of("", "../x", "a/b", "-a", "a b", "x".repeat(129))) {
            RequestFailed refused =
                    assertThrows(RequestFailed.class, () -> fake.client.writeBatch("my_table", rows(0, 1), id), id);
            assertEquals(RequestFailed.Code.BAD_REQUEST, refused.code());
        }
    }

    /// A store whose process dies once two objects of the job are there.
    private record Dying(InMemoryObjectStore store) implements ObjectStore {
        @Override
        public Optional<Stored> find(ObjectId id) {
            return store.find(id);
        }

        @Override
        public Stored put(ObjectId id, Path content, String digest) {
            return store.put(id, content, digest);
        }

        @Override
        public Stored copy(ObjectId from, ObjectId to) {
            if (to.key().endsWith("/3.json.gz")) {
                throw new UncheckedIOException(new IOException("the process is gone"));
            }
            return store.copy(from, to);
        }

        @Override
        public byte[] read(ObjectId id, long from, int length) {
            return store.read(id, from, length);
        }

        /// A dead process deletes nothing.
        @Override
        public void delete(Collection<ObjectId> ids) {}
    }
}
