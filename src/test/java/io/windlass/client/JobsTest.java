package io.windlass.client;

import static io.windlass.client.ClientGround.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.TestDefinitions;
import io.windlass.journal.Arrival;
import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.Run;
import io.windlass.journal.RunSettings;
import io.windlass.journal.RunStep;
import io.windlass.journal.StepId;
import io.windlass.load.ListedObject;
import io.windlass.load.ObjectList;
import io.windlass.load.RunNames;
import io.windlass.redshift.LedgerKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Files that are given, and how jobs stand, over fakes.
class JobsTest {

    private static final StepId FILES = new StepId("my_table", "files");
    private static final StepId ROWS = new StepId("my_table", "rows");

    private final FakeClient fake = new FakeClient(ClientGround.pages());

    private ObjectId put(String bucket, String key) {
        ObjectId id = new ObjectId(bucket, key);
        fake.store.put(id, "content of " + key);
        return id;
    }

    private List<String> arrived(StepId step) {
        return fake.arrivals.oldest(step, 100).arrivals().stream()
                .map(arrival -> arrival.object().id().url())
                .sorted()
                .toList();
    }

    @Test
    void whatAStepTakesAlreadyBecomesAnArrivalWhereItLies() {
        ObjectId lying = put("data", "my_table/files/2024/a.parquet");
        List<String> written = fake.store.written();

        Job job = fake.client.ingestFiles("my_table", List.of("data/my_table/files/2024/a.parquet"));

        assertEquals(List.of(lying.url()), arrived(FILES));
        assertEquals(
                List.of(new Job.Member(FILES, lying, job.objects().getFirst().etag(), 40, "")), job.objects());
        assertEquals(1, fake.store.written().size() - written.size());
        Arrival arrival = fake.arrivals.oldest(FILES, 1).arrivals().getFirst();
        assertTrue(arrival.key().listed());
    }

    @Test
    void aFileWhoseNameTellsNothingIsKnownByItsFirstBytes() {
        fake.store.put(new ObjectId("my_bucket", "a_file"), "PAR1 and so on");

        Job job = fake.client.ingestFiles("my_table", List.of("my_bucket/a_file"));

        assertEquals(FILES, job.objects().getFirst().step());
        fake.store.put(new ObjectId("my_bucket", "a_text"), "key,value");
        fake.store.put(new ObjectId("my_bucket", "nothing"), "");
        for (String file : List.of("my_bucket/a_text", "my_bucket/nothing")) {
            RequestFailed refused =
                    assertThrows(RequestFailed.class, () -> fake.client.ingestFiles("my_table", List.of(file)));
            assertEquals(RequestFailed.Code.NOT_WRITABLE, refused.code());
            assertTrue(refused.getMessage().contains("neither its name nor its first bytes tell"));
        }
    }

    @Test
    void whatNoStepTakesIsCopiedToWhereOneDoes() {
        put("outside", "d/a.parquet");
        put("outside", "d/deep/b.parquet");
        put("outside", "d/_SUCCESS");
        put("outside", "d/c.json.gz");

        Job job = fake.client.ingestFiles("my_table", List.of("outside/d/", "s3://outside/d/a.parquet"), "j1");

        assertEquals(
                List.of("a.parquet", "b.parquet", "c.json.gz"),
                job.objects().stream()
                        .map(member -> member.object().key().replaceFirst(".*/[^-/]{12}-", ""))
                        .sorted()
                        .toList());
        for (Job.Member member : job.objects()) {
            boolean json = member.object().key().endsWith(".json.gz");
            assertEquals(json ? ROWS : FILES, member.step());
            assertTrue(member.object()
                    .key()
                    .startsWith((json ? "my_table/rows/" : "my_table/files/") + "windlass-jobs/j1/"));
        }
        // S3 tells of the copies; a copy that was told of twice would be one arrival too many.
        assertEquals(List.of(), arrived(FILES));
    }

    @Test
    void recordsOfWindlassAreNoFilesOfATable() {
        put("outside", "a.parquet");
        put("own", "_windlass/jobs/my_table/j0.json");
        put("own", "_windlass/results/a.parquet");
        List<String> before = fake.store.written();
        for (String own : List.of(
                "own/_windlass/jobs/my_table/j0.json",
                "own/_windlass/results/",
                "s3://own/",
                "own/_windlass",
                "own/x/")) {
            RequestFailed refused = assertThrows(
                    RequestFailed.class, () -> fake.client.ingestFiles("my_table", List.of(own, "outside/a.parquet")));
            assertEquals(RequestFailed.Code.BAD_REQUEST, refused.code());
            assertEquals("/files/0", refused.pointer());
        }
        assertThrows(
                RequestFailed.class,
                () -> fake.client.bulkImport("my_table", List.of("own/_windlass/results/a.parquet"), "import"));
        assertEquals(before, fake.store.written());
    }

    @Test
    void aBulkImportIsRecordedAndStarted() {
        put("outside", "a.parquet");

        Job job = fake.client.bulkImport("my_table", List.of("outside/a.parquet"), "my_bulk_import_job");

        assertEquals(List.of(job.objects().getFirst().object().url()), arrived(FILES));
        assertEquals(List.of("my_table"), fake.started);
        assertEquals(Job.Kind.IMPORT, job.kind());
    }

    private static Platform platform(String group, Duration longest) {
        return new Platform(Optional.of(group), Optional.of(longest), OptionalInt.empty());
    }

    @Test
    void theRunOfABulkImportCarriesItsSettings() {
        put("outside", "a.parquet");

        fake.client.bulkImport("my_table", List.of("outside/a.parquet"), "plain");
        fake.client.bulkImport(
                "my_table", List.of("outside/a.parquet"), "queued", platform("imports", Duration.ofHours(1)));

        assertEquals(
                List.of(
                        RunSettings.standard(),
                        new RunSettings(Optional.of("imports"), Optional.of(Duration.ofHours(1)))),
                fake.settings);
    }

    @Test
    void aSettingThatNoRunCanCarryIsRefusedByNameAndNothingIsGiven() {
        put("outside", "a.parquet");
        Map<Platform, String> wrong = Map.of(
                new Platform(Optional.empty(), Optional.empty(), OptionalInt.of(4)),
                "/platform/manifests",
                platform("a b", Duration.ofHours(1)),
                "/platform/queryGroup",
                platform("a", Duration.ofHours(25)),
                "/platform/statementTimeout");

        wrong.forEach((platform, place) -> {
            RequestFailed refused = assertThrows(
                    RequestFailed.class,
                    () -> fake.client.bulkImport("my_table", List.of("outside/a.parquet"), "j", platform));
            assertEquals(place, refused.pointer());
        });

        assertEquals(List.of(), fake.started);
        assertEquals(List.of(), arrived(FILES));
    }

    @Test
    void theSameFilesUnderTheSameJobAreCopiedOnce() {
        put("outside", "a.parquet");
        Job job = fake.client.ingestFiles("my_table", List.of("outside/a.parquet"), "j1");
        List<String> written = fake.store.written();

        assertEquals(job, fake.client.ingestFiles("my_table", List.of("outside/a.parquet"), "j1"));
        assertEquals(written, fake.store.written());
        put("outside", "b.parquet");
        RequestFailed refused = assertThrows(
                RequestFailed.class, () -> fake.client.ingestFiles("my_table", List.of("outside/b.parquet"), "j1"));
        assertEquals(RequestFailed.Code.CONFLICT, refused.code());
        assertThrows(RequestFailed.class, () -> fake.client.bulkImport("my_table", List.of("outside/a.parquet"), "j1"));
    }

    @Test
    void namesFilesThatAreNotThereAndThoseThatNobodyCanRead() {
        put("outside", "notes.txt");
        put("outside", "a.parquet");
        RequestFailed gone = assertThrows(
                RequestFailed.class,
                () -> fake.client.ingestFiles("my_table", List.of("outside/a.parquet", "outside/b.parquet")));
        assertEquals(RequestFailed.Code.UNKNOWN_FILE, gone.code());
        assertEquals("/files/1", gone.pointer());
        RequestFailed unreadable = assertThrows(
                RequestFailed.class, () -> fake.client.ingestFiles("my_table", List.of("outside/notes.txt")));
        assertEquals(RequestFailed.Code.NOT_WRITABLE, unreadable.code());
        RequestFailed malformed =
                assertThrows(RequestFailed.class, () -> fake.client.ingestFiles("my_table", List.of("bucket")));
        assertEquals(RequestFailed.Code.BAD_REQUEST, malformed.code());
        assertEquals(2, fake.store.written().size());
    }

    @Test
    void whatNobodyCanReadIsLeftOutOfADirectory() {
        put("outside", "d/a.parquet");
        put("outside", "d/notes.txt");
        put("outside", "notes/only.txt");

        Job job = fake.client.ingestFiles("my_table", List.of("outside/d/"));

        assertEquals(1, job.objects().size());
        assertTrue(job.objects().getFirst().object().key().endsWith("-a.parquet"));
        for (List<String> files : List.of(List.of("outside/d/", "outside/d/notes.txt"), List.of("outside/notes"))) {
            RequestFailed refused = assertThrows(RequestFailed.class, () -> fake.client.ingestFiles("my_table", files));
            assertEquals(RequestFailed.Code.NOT_WRITABLE, refused.code());
        }
    }

    @Test
    void theOnlyStepTakesNoFileOfAnotherFormatThatItsNameShows() {
        FakeClient rows = new FakeClient(
                new TestDefinitions().table("lines", "n", "integer").pipeline("lines", "lines/", "json", ""));
        for (String key : List.of("a.parquet", "b.orc", "c.txt", "d", "e.json")) {
            rows.store.put(new ObjectId("outside", key), "{}");
        }

        for (String file : List.of("outside/a.parquet", "outside/b.orc")) {
            RequestFailed refused =
                    assertThrows(RequestFailed.class, () -> rows.client.ingestFiles("lines", List.of(file)));
            assertEquals(RequestFailed.Code.NOT_WRITABLE, refused.code());
            assertTrue(refused.getMessage().endsWith("format json"), refused.getMessage());
        }
        assertEquals(
                3,
                rows.client.ingestFiles("lines", List.of("outside/")).objects().size());
    }

    private Job written() {
        WriteSettings how = WriteSettings.named("j").rollingAt(1);
        try (BatchWriter writer = fake.client.batchWriter("my_table", how)) {
            IntStream.range(0, 4).forEach(n -> writer.write(row("key" + n, "value")));
            return writer.finish();
        }
    }

    private void mark(Job job, int place, Mark.State state, String reason) {
        Job.Member member = job.objects().get(place);
        fake.marks.write(List.of(new Mark(member.step(), member.object(), state, 1, "", member.etag(), 0, reason)));
    }

    private JobStatus status() {
        return fake.client.jobStatus("my_table", "j");
    }

    @Test
    void aJobIsFollowedFromItsAcceptanceToItsEnd() {
        Job job = written();
        assertEquals(JobStatus.State.ACCEPTED, status().state());
        assertEquals(4, status().pending());

        mark(job, 0, Mark.State.LOADED, "");
        assertEquals(JobStatus.State.RUNNING, status().state());
        mark(job, 1, Mark.State.LOADED, "");
        mark(job, 2, Mark.State.LOADED, "");
        assertEquals(3, status().committed());
        assertTrue(status().rows().isEmpty());
        mark(job, 3, Mark.State.LOADED, "");
        assertEquals(JobStatus.State.FINISHED, status().state());
        assertEquals(4, status().rows().orElseThrow());
    }

    @Test
    void aJobTellsWhyItsObjectsAreNotInTheTable() {
        Job job = written();
        mark(job, 0, Mark.State.LOADED, "");
        mark(job, 1, Mark.State.QUARANTINED, "line 3, column key: too long");
        mark(job, 2, Mark.State.DISCARDED, "ann: broken");
        fake.store.delete(List.of(job.objects().get(3).object()));

        JobStatus status = status();

        assertEquals(JobStatus.State.PARTLY_FAILED, status.state());
        assertEquals(
                List.of(1, 1, 1, 1), List.of(status.committed(), status.quarantined(), status.undone(), status.gone()));
        assertEquals(
                Optional.of("line 3, column key: too long"),
                status.failures().stream()
                        .filter(failure -> failure.object().endsWith("/2.json.gz"))
                        .map(JobStatus.Failure::reason)
                        .findFirst());
        assertEquals(3, status.failures().size());
    }

    @Test
    void aJobOfWhichNothingIsInTheTableHasFailed() {
        Job job = written();
        IntStream.range(0, 4).forEach(place -> mark(job, place, Mark.State.QUARANTINED, "bad"));

        assertEquals(JobStatus.State.FAILED, status().state());
    }

    @Test
    void whatTheOpenRunListsIsRunning() {
        Job job = written();
        String files = "runs/my_table/1-x/";
        Run run = Run.opened(
                "my_table",
                1,
                files,
                List.of(RunStep.copy("rows", List.of(new RunStep.Part("gzip", 2, 10)))),
                false,
                fake.now);
        List<ListedObject> listed = job.objects().subList(0, 2).stream()
                .map(member -> Arrival.fromEvent(
                        ROWS, fake.store.find(member.object()).orElseThrow().object()))
                .map(arrival -> new ListedObject(1, arrival.object(), 0, List.of(arrival.key()), ""))
                .toList();
        fake.files.put(
                RunNames.objects(run, "rows"),
                ObjectList.of(new LedgerKey("j0urna1id012", "my_table", 1, "rows"), listed));
        assertTrue(fake.runs.open(fake.runs.pipeline("my_table"), run, false));

        assertEquals(JobStatus.State.RUNNING, status().state());
        assertEquals(List.of(2, 2), List.of(status().running(), status().pending()));
    }

    @Test
    void waitingForAJobEnds() {
        written();

        RequestFailed late =
                assertThrows(RequestFailed.class, () -> fake.client.await("my_table", "j", Duration.ofMinutes(10)));
        assertEquals(RequestFailed.Code.TIMED_OUT, late.code());
        RequestFailed unknown = assertThrows(RequestFailed.class, () -> fake.client.jobStatus("my_table", "other"));
        assertEquals(RequestFailed.Code.UNKNOWN_JOB, unknown.code());
    }
}
