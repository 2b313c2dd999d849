package io.windlass.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.TestDefinitions;
import io.windlass.journal.Arrival;
import io.windlass.journal.Backfill;
import io.windlass.journal.Closing;
import io.windlass.journal.Listing;
import io.windlass.journal.ObjectId;
import io.windlass.journal.Run;
import io.windlass.journal.RunStep;
import io.windlass.journal.S3Object;
import io.windlass.journal.StepId;
import io.windlass.local.memory.InMemoryArrivals;
import io.windlass.local.memory.InMemoryBackfills;
import io.windlass.local.memory.InMemoryIdentity;
import io.windlass.local.memory.InMemoryMarks;
import io.windlass.local.memory.InMemoryRunFiles;
import io.windlass.local.memory.InMemoryRuns;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/// A bucket, a journal and a pipeline of which each copy step `x` takes what lies below `x/`; its runs are loaded
/// the moment they open.
final class BackfillGround {

    static final Instant WRITTEN = Instant.parse("2020-01-01T00:00:00Z");

    final Pipeline pipeline;
    final Journal journal = new Journal(
            new InMemoryArrivals(),
            new InMemoryMarks(),
            new InMemoryRuns(),
            new InMemoryRunFiles("s3://own/"),
            new InMemoryIdentity("abcdefghijkl"));
    final InMemoryBackfills backfills = new InMemoryBackfills();
    final TreeMap<String, S3Object> bucket = new TreeMap<>();
    final List<Notice> notices = new ArrayList<>();
    final List<String> listed = new ArrayList<>();
    private int names;

    /// @param steps the pipeline's steps as JSON; the table `t` has one column `n`
    BackfillGround(String type, String steps) {
        pipeline = new TestDefinitions()
                .table("t", "n", type)
                .file("schemas/u.json", "{\"table\": \"u\", \"columns\": [{\"name\": \"n\", \"type\": \"integer\"}]}")
                .file("pipelines/p.json", "{\"pipeline\": \"p\", \"steps\": [" + steps + "]}")
                .catalog()
                .pipeline("p")
                .orElseThrow();
    }

    /// A key with `undecided` in it belongs to nobody knows whom.
    Prefixes prefixes() {
        Listing listing = (name, prefix, each) -> bucket.values().stream()
                .filter(object -> object.id().key().startsWith(prefix))
                .peek(object -> listed.add(object.id().key()))
                .forEach(each);
        return new Prefixes(
                listing,
                (name, key) -> key.contains("undecided")
                        ? new Destinations.Destination.Undecided("it has no end")
                        : new Destinations.Destination.To(
                                List.of(new StepId("p", key.substring(0, key.indexOf('/'))))));
    }

    Backfilling backfilling() {
        return new Backfilling(journal.arrivals(), journal.marks(), backfills, prefixes(), notices::add);
    }

    BackfillScope scope(String from, String to) {
        return scope(from, to, "");
    }

    BackfillScope scope(String from, String to, String only) {
        BackfillScope.Reading reading = BackfillScope.read(pipeline, new Backfill.Range("p", from, to, only));
        return assertInstanceOf(BackfillScope.Reading.Understood.class, reading, reading::toString)
                .scope();
    }

    /// An object in the bucket, as a listing tells it.
    S3Object put(String key, Instant written) {
        S3Object object = new S3Object(new ObjectId("data", key), "", "etag of " + key, "", 10, written);
        bucket.put(key, object);
        return object;
    }

    S3Object put(String key) {
        return put(key, WRITTEN);
    }

    /// The event of an object in the bucket.
    void tell(String key, Instant written) {
        S3Object found = bucket.get(key);
        S3Object told = new S3Object(found.id(), "00A1", found.etag(), "", found.size(), written);
        arrive(Arrival.fromEvent(new StepId("p", key.substring(0, key.indexOf('/'))), told));
    }

    void arrive(Arrival arrival) {
        assertEquals(List.of(), journal.arrivals().put(List.of(arrival)));
    }

    /// Looks through everything without heeding what waits.
    Backfill backfill(BackfillScope scope) {
        BackfillProgress progress = backfilling().begin(scope);
        while (progress instanceof BackfillProgress.Moved(Backfill now)) {
            progress = backfilling().advance(scope, now, false);
        }
        return assertInstanceOf(BackfillProgress.Done.class, progress, progress::toString)
                .now();
    }

    /// The keys that wait for a step, in the order in which they would be taken.
    List<String> waiting(String step) {
        return journal.arrivals().oldest(new StepId("p", step), 100_000).arrivals().stream()
                .map(arrival -> arrival.object().id().key())
                .toList();
    }

    /// Opens the next run and loads it.
    ///
    /// @return the keys it loads; none where there is no reason for a run
    List<String> load() {
        Planner planner = new Planner(
                journal,
                prefixes(),
                objects -> Map.of(),
                () -> Instant.parse("2026-01-01T00:00:00Z"),
                () -> "r" + names++,
                notices::add);
        if (!(planner.plan(pipeline, false) instanceof PlanOutcome.Opened(Run run))) {
            return List.of();
        }
        List<String> keys = new ArrayList<>();
        Marking marking = new Marking(journal, notices::add);
        for (RunStep step : run.steps()) {
            ObjectList.read(
                    journal.files().open(RunNames.objects(run, step.name())),
                    chunk -> chunk.forEach(each -> keys.add(each.object().id().key())));
            marking.done(run, step);
        }
        List<String> steps = pipeline.copies().stream().map(Step::name).toList();
        assertTrue(journal.runs()
                .close(
                        run,
                        new Closing(
                                steps,
                                OptionalInt.empty(),
                                false,
                                false,
                                Stretches.closing(run, run.steps().size()),
                                "")));
        return keys;
    }
}
