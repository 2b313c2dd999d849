package io.windlass.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.event.EventParser;
import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.StepId;
import io.windlass.load.Destinations;
import io.windlass.load.Journal;
import io.windlass.load.LoadSettings;
import io.windlass.load.ObjectList;
import io.windlass.load.PlanOutcome;
import io.windlass.load.Planner;
import io.windlass.load.Prefixes;
import io.windlass.load.RecordOutcome;
import io.windlass.load.Recorder;
import io.windlass.load.RunNames;
import io.windlass.load.SettleOutcome;
import io.windlass.load.Settler;
import io.windlass.local.ObjectWritten;
import io.windlass.local.S3Notifications;
import io.windlass.local.memory.InMemoryArrivals;
import io.windlass.local.memory.InMemoryIdentity;
import io.windlass.local.memory.InMemoryMarks;
import io.windlass.local.memory.InMemoryRunFiles;
import io.windlass.local.memory.InMemoryRuns;
import io.windlass.local.s3.S3Server;
import io.windlass.pipeline.Pipeline;
import io.windlass.redshift.Statement;
import io.windlass.redshift.Warehouse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Keys that the embedded S3 server refuses, by rule, go the same way on the journal's ports in memory: real S3
/// holds them all.
class RefusedKeysTest {

    /// No step of these pipelines lists its prefix.
    private static final Prefixes NO_OBJECTS =
            new Prefixes((bucket, prefix, objects) -> {}, (bucket, key) -> new Destinations.Destination.Unmatched());

    private static final String PREFIX = "refused/";
    private static final StepId STEP = new StepId("keys", "keys");

    private final InMemoryArrivals arrivals = new InMemoryArrivals();
    private final InMemoryMarks marks = new InMemoryMarks();
    private final InMemoryRunFiles files = new InMemoryRunFiles("s3://own/");
    private final InMemoryRuns runs = new InMemoryRuns();
    private final Journal journal = new Journal(arrivals, marks, runs, files, new InMemoryIdentity("abcdefghijkl"));
    private final Heard heard = new Heard();
    private final Pipeline pipeline = new TestDefinitions()
            .table("keys", "n", "integer")
            .pipeline("keys", PREFIX, "json auto", "")
            .catalog()
            .pipeline("keys")
            .orElseThrow();

    @Test
    void keysThatTheServerCannotHoldAreRecordedPlannedAndMarkedAsTheyAre() throws IOException {
        List<String> refused = new ArrayList<>(HostileKeys.below(
                PREFIX + "rule/", List.of("../../../../../up", "bell\u0007", "nul\u0000", "\uFFFE", "\uFFFF")));
        HostileKeys.below(PREFIX + "naughty/", HostileKeys.naughty()).stream()
                .filter(key -> S3Server.refusal(key).isPresent())
                .forEach(refused::add);
        refused.forEach(key -> assertTrue(S3Server.refusal(key).isPresent(), key));
        assertTrue(refused.size() > 10, refused::toString);
        Set<String> keys = new HashSet<>(refused);

        RecordOutcome recorded = record(refused);
        assertEquals(keys.size(), recorded.recorded());
        assertEquals(Map.of(), recorded.ignored());
        assertEquals(List.of(), recorded.unreadable());

        PlanOutcome.Opened opened =
                assertInstanceOf(PlanOutcome.Opened.class, planner().plan(pipeline, true));
        assertEquals(keys, listed(opened));
        assertEquals(keys, manifested(opened));

        settle();
        Set<ObjectId> objects = new HashSet<>();
        keys.forEach(key -> objects.add(new ObjectId("data", key)));
        Map<ObjectId, Mark> found = marks.find(STEP, objects);
        assertEquals(objects, found.keySet());
        assertTrue(found.values().stream().allMatch(mark -> mark.state() == Mark.State.LOADED));
        assertEquals(List.of(), arrivals.oldest(STEP, 1_000).arrivals());
    }

    private RecordOutcome record(List<String> keys) throws IOException {
        List<ObjectWritten> writes = new ArrayList<>();
        for (String key : keys) {
            writes.add(new ObjectWritten(
                    "data", key, ObjectWritten.Kind.PUT, 1, "e", "%016X".formatted(writes.size()), Instant.EPOCH));
        }
        String event = S3Notifications.notification(writes);
        Recorder recorder =
                new Recorder((bucket, key) -> new Destinations.Destination.To(List.of(STEP)), arrivals, heard);
        return recorder.record(new EventParser()
                .parse(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)))
                .items());
    }

    private Planner planner() {
        return new Planner(journal, NO_OBJECTS, objects -> Map.of(), InstantSource.system(), () -> "random", heard);
    }

    private Set<String> listed(PlanOutcome.Opened opened) {
        Set<String> keys = new HashSet<>();
        ObjectList.read(
                files.open(RunNames.objects(opened.run(), STEP.step())),
                chunk -> chunk.forEach(each -> keys.add(each.object().id().key())));
        return keys;
    }

    private Set<String> manifested(PlanOutcome.Opened opened) throws IOException {
        Set<String> keys = new HashSet<>();
        try (InputStream manifest = files.open(RunNames.manifest(opened.run(), STEP.step(), 1))) {
            new JsonMapper()
                    .readTree(manifest)
                    .get("entries")
                    .forEach(entry -> keys.add(entry.get("url").asText().substring("s3://data/".length())));
        }
        return keys;
    }

    private void settle() {
        Settler settler = new Settler(
                journal,
                new WillingWarehouse(),
                objects -> Set.of(),
                LoadSettings.of("test", "default"),
                InstantSource.system(),
                () -> "random",
                heard);
        SettleOutcome outcome = settler.settle(pipeline);
        while (!(outcome instanceof SettleOutcome.Closed)) {
            assertInstanceOf(SettleOutcome.Waiting.class, outcome);
            outcome = settler.settle(pipeline);
        }
    }

    /// Whatever it is told, it has done it.
    private static final class WillingWarehouse implements Warehouse {

        @Override
        public Submission submit(String name, String token, List<Statement> statements) {
            return new Submission.Accepted(token);
        }

        @Override
        public Progress describe(String id) {
            return new Progress.Finished(List.of());
        }

        @Override
        public Optional<String> find(String name) {
            return Optional.empty();
        }

        @Override
        public Returned rows(String id, int statement) {
            return Returned.of(List.of());
        }

        @Override
        public List<Long> queries(String id) {
            return List.of();
        }

        @Override
        public void cancel(String id) {
            throw new AssertionError("nobody cancels here");
        }
    }
}
