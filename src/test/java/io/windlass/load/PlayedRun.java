package io.windlass.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.TestDefinitions;
import io.windlass.journal.Arrival;
import io.windlass.journal.ObjectId;
import io.windlass.journal.Presence;
import io.windlass.journal.S3Object;
import io.windlass.journal.StepId;
import io.windlass.local.memory.InMemoryArrivals;
import io.windlass.local.memory.InMemoryIdentity;
import io.windlass.local.memory.InMemoryMarks;
import io.windlass.local.memory.InMemoryRunFiles;
import io.windlass.local.memory.InMemoryRuns;
import io.windlass.pipeline.Pipeline;
import io.windlass.redshift.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A pipeline `p` of one step over a journal in memory and a scripted warehouse, with time that each tick moves.
final class PlayedRun {

    static final StepId STEP = new StepId("p", "s");

    final Journal journal = new Journal(
            new InMemoryArrivals(),
            new InMemoryMarks(),
            new InMemoryRuns(),
            new InMemoryRunFiles("s3://own/"),
            new InMemoryIdentity("abcdefghijkl"));
    final List<Notice> notices = new ArrayList<>();
    final Set<ObjectId> gone = new HashSet<>();
    private final List<S3Object> written = new ArrayList<>();
    private final Pipeline pipeline;
    private final Warehouse warehouse;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    /// @param more further members of the step, each with a comma before it
    PlayedRun(Warehouse warehouse, String more) {
        this.warehouse = warehouse;
        this.pipeline = new TestDefinitions()
                .table("t", "n", "integer")
                .file("pipelines/p.json", """
                        {"pipeline": "p", "steps": [
                          {"step": "s", "copy": "t", "from": {"prefix": "s/"}%s}]}""".formatted(more))
                .catalog()
                .pipeline("p")
                .orElseThrow();
    }

    void arrive(String... names) {
        List<Arrival> arrivals = new ArrayList<>();
        for (String name : names) {
            S3Object object = new S3Object(new ObjectId("data", "s/" + name), "1", "etag", "", 1, now);
            written.add(object);
            arrivals.add(Arrival.fromEvent(STEP, object));
        }
        assertEquals(List.of(), journal.arrivals().put(arrivals));
    }

    /// One tick of a process that remembers nothing.
    SettleOutcome settle() {
        now = now.plus(Duration.ofSeconds(30));
        Presence presence = objects -> {
            Set<ObjectId> missing = new HashSet<>(objects);
            missing.retainAll(gone);
            return missing;
        };
        return new Settler(
                        journal,
                        warehouse,
                        presence,
                        LoadSettings.of("test", "default"),
                        () -> now,
                        () -> "random" + now.getEpochSecond(),
                        notices::add)
                .settle(pipeline);
    }

    PlanOutcome plan() {
        Prefixes prefixes = new Prefixes(
                (bucket, prefix, each) -> written.stream()
                        .filter(object -> !gone.contains(object.id()))
                        .forEach(each),
                (bucket, key) -> new Destinations.Destination.To(List.of(STEP)));
        return new Planner(
                        journal,
                        prefixes,
                        objects -> Map.of(),
                        () -> now,
                        () -> "random" + now.getEpochSecond(),
                        notices::add)
                .plan(pipeline, true);
    }

    /// Opens a run and ticks until it is closed.
    SettleOutcome.Closed toTheEnd() {
        assertTrue(plan() instanceof PlanOutcome.Opened, () -> "nothing was opened: " + notices);
        SettleOutcome settled = settle();
        for (int tick = 0; !(settled instanceof SettleOutcome.Closed); tick++) {
            assertTrue(tick < 500, () -> "never ends: " + notices);
            settled = settle();
        }
        return (SettleOutcome.Closed) settled;
    }

    <T extends Notice> List<T> told(Class<T> kind) {
        return notices.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// The keys below the prefix that were set aside, each with its reason.
    List<String> quarantined() {
        return told(Notice.Quarantined.class).stream()
                .map(each -> each.object().key().substring("s/".length()) + ": " + each.reason())
                .toList();
    }

    /// The last reason for which a step was given up.
    String reason() {
        return told(Notice.Voiding.class).getLast().reason();
    }
}
