package io.windlass.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.TestDefinitions;
import io.windlass.journal.Arrival;
import io.windlass.journal.Closing;
import io.windlass.journal.ObjectId;
import io.windlass.journal.Run;
import io.windlass.journal.RunStep;
import io.windlass.journal.S3Object;
import io.windlass.journal.StepId;
import io.windlass.local.memory.InMemoryArrivals;
import io.windlass.local.memory.InMemoryIdentity;
import io.windlass.local.memory.InMemoryMarks;
import io.windlass.local.memory.InMemoryRunFiles;
import io.windlass.local.memory.InMemoryRuns;
import io.windlass.pipeline.Pipeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Which value of its series a run takes when each takes one, and what is listed for it.
class OneValueTest {

    private static final StepId STEP = new StepId("p", "a");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Journal journal = new Journal(
            new InMemoryArrivals(),
            new InMemoryMarks(),
            new InMemoryRuns(),
            new InMemoryRunFiles("s3://own/"),
            new InMemoryIdentity("abcdefghijkl"));
    private final TreeMap<String, S3Object> bucket = new TreeMap<>();
    private final List<String> listed = new ArrayList<>();
    private Instant now = START;

    private Planner planner() {
        Prefixes prefixes = new Prefixes(
                (name, prefix, each) -> {
                    listed.add(prefix);
                    bucket.values().stream()
                            .filter(object -> object.id().key().startsWith(prefix))
                            .forEach(each);
                },
                (name, key) -> new Destinations.Destination.To(List.of(STEP)));
        return new Planner(
                journal, prefixes, objects -> Map.of(), () -> now, () -> "random" + listed.size(), notice -> {});
    }

    private static Pipeline pipeline(String by, String batch) {
        return new TestDefinitions()
                .table("t", "n", by.equals("integer") ? "integer" : "timestamp")
                .file(
                        "pipelines/p.json",
                        "{\"pipeline\": \"p\", \"steps\": [{\"step\": \"a\", \"copy\": \"t\", \"format\": \"csv\","
                                + " \"from\": {\"prefix\": \"a/\", \"series\": {\"by\": \"" + by
                                + "\"}}, \"load\": {\"range\": {\"column\": \"n\"}}" + batch + "}]}")
                .catalog()
                .pipeline("p")
                .orElseThrow();
    }

    private static S3Object object(String key) {
        return object(key, "1");
    }

    private static S3Object object(String key, String sequencer) {
        return new S3Object(new ObjectId("data", key), sequencer, "etag", "", 1, START);
    }

    private void arrive(String... keys) {
        for (String key : keys) {
            bucket.put(key, object(key));
            assertEquals(List.of(), journal.arrivals().put(List.of(Arrival.fromEvent(STEP, object(key)))));
        }
    }

    /// The value that the next run takes, with the number of its objects; the run is loaded at once.
    private String next(Pipeline pipeline) {
        PlanOutcome outcome = planner().plan(pipeline, true);
        if (!(outcome instanceof PlanOutcome.Opened(Run run))) {
            return outcome.getClass().getSimpleName();
        }
        RunStep step = run.steps().getFirst();
        new Marking(journal, notice -> {}).done(run, step);
        assertTrue(journal.runs()
                .close(
                        run,
                        new Closing(List.of("a"), OptionalInt.empty(), false, false, Stretches.closing(run, 1), "")));
        RunStep.Stretch stretch = step.stretch().orElseThrow();
        assertEquals(stretch.low(), stretch.high());
        return stretch.low() + " " + step.files() + " cursor "
                + journal.runs().pipeline("p").series().get("a");
    }

    @Test
    void theLowestValueGoesFirstWithAllThatLiesInItsFolder() {
        Pipeline pipeline = pipeline("hour", "");
        bucket.put("a/2015-01-02/10/old", object("a/2015-01-02/10/old"));
        arrive("a/2015-01-03/00/x", "a/2015-01-02/10/y", "a/2015-01-02/10/z", "a/2015-01-02/09/x");

        assertEquals("2015-01-02/09 1 cursor 2015-01-02/09", next(pipeline));
        assertEquals("2015-01-02/10 3 cursor 2015-01-02/10", next(pipeline));
        assertEquals("2015-01-03/00 1 cursor 2015-01-03/00", next(pipeline));
        assertEquals("Nothing", next(pipeline));
        assertEquals(List.of("a/2015-01-02/09/", "a/2015-01-02/10/", "a/2015-01-03/00/"), listed);

        arrive("a/2015-01-02/09/late");
        assertEquals("2015-01-02/09 2 cursor 2015-01-03/00", next(pipeline));
    }

    @Test
    void aNumberIsListedWithAnyZerosBeforeIt() {
        Pipeline pipeline = pipeline("integer", "");
        arrive("a/7/x", "a/70/x", "a/007/x");

        assertEquals("7 2 cursor 7", next(pipeline));
        assertEquals(18, listed.size());
        assertEquals("70 1 cursor 70", next(pipeline));
        assertEquals("Nothing", next(pipeline));
    }

    @Test
    void aMinimumIsOneOfEachValue() {
        Pipeline pipeline = pipeline("integer", ", \"batch\": {\"minFiles\": 2, \"maxAge\": \"PT1H\"}");
        arrive("a/1/x", "a/2/x", "a/3/x", "a/3/y");

        assertEquals("3 2 cursor 3", next(pipeline));
        assertEquals("Nothing", next(pipeline));
        arrive("a/2/y");
        assertEquals("2 2 cursor 3", next(pipeline));
        assertEquals("Nothing", next(pipeline));
        now = START.plus(Duration.ofHours(1));
        assertEquals("1 1 cursor 3", next(pipeline));
    }

    @Test
    void aValueWhoseObjectsAreGoneKeepsNoOtherFromLoading() {
        Pipeline pipeline = pipeline("integer", "");
        arrive("a/1/x", "a/2/x");
        bucket.remove("a/1/x");

        assertInstanceOf(PlanOutcome.Beaten.class, planner().plan(pipeline, true));
        assertEquals("2 1 cursor 2", next(pipeline));
        assertEquals("Nothing", next(pipeline));
    }

    /// The second run has taken its rows away, and its mark does not tell.
    @Test
    void whatWasGoneDuringARunIsLoadedAgainWhenItIsBackWithTheSameContent() {
        Pipeline pipeline = pipeline("integer", "");
        arrive("a/1/x", "a/1/y");
        assertEquals("1 2 cursor 1", next(pipeline));
        bucket.remove("a/1/x");
        arrive("a/1/z");
        assertEquals("1 2 cursor 1", next(pipeline));

        S3Object back = object("a/1/x", "2");
        bucket.put("a/1/x", back);
        assertEquals(List.of(), journal.arrivals().put(List.of(Arrival.fromEvent(STEP, back))));

        assertEquals("1 3 cursor 1", next(pipeline));
        arrive("a/1/x", "a/1/y");
        assertEquals("Nothing", next(pipeline));
    }
}
