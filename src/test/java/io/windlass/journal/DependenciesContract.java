package io.windlass.journal;

import static io.windlass.journal.JournalSamples.START;
import static io.windlass.journal.JournalSamples.freshPipeline;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every keeper of runs keeps of pipelines that depend on each other: the last complete run, and whose runs were
/// followed.
public abstract class DependenciesContract {

    private static final List<RunStep> STEPS = List.of(RunStep.sql("one", 1), RunStep.sql("two", 1));

    private final String name = freshPipeline();
    private Runs runs;

    protected abstract Runs runs();

    @BeforeEach
    void setUp() {
        runs = runs();
    }

    private Run opened(Map<String, Long> follows) {
        PipelineState seen = runs.pipeline(name);
        Run run = Run.opened(name, seen.epoch() + 1, "runs/" + name + "/", STEPS, false, START)
                .following(follows);
        assertTrue(runs.open(seen, run, false));
        return run;
    }

    private void close(Run run, String... loaded) {
        assertTrue(runs.close(run, new Closing(List.of(loaded), OptionalInt.empty(), false, false, "")));
    }

    @Test
    void onlyARunThatLoadedAllItsStepsIsComplete() {
        assertEquals(0, runs.pipeline(name).complete());
        Run first = opened(Map.of());
        close(first, "one", "two");
        assertEquals(first.number(), runs.pipeline(name).complete());

        close(opened(Map.of()), "one");
        assertEquals(first.number(), runs.pipeline(name).complete());

        Run third = opened(Map.of());
        close(third, "one", "two");
        assertEquals(third.number(), runs.pipeline(name).complete());
    }

    @Test
    void aRunThatTakesRowsBackCompletesNothing() {
        PipelineState seen = runs.pipeline(name);
        Undo undo = new Undo(1, "runs/x/", Optional.empty(), false, "somebody");
        Run run = Run.undoing(name, seen.epoch() + 1, "runs/x/", List.of(RunStep.undone("one")), undo, START);
        assertTrue(runs.open(seen, run, false));
        close(run, "one");

        assertEquals(0, runs.pipeline(name).complete());
    }

    @Test
    void theOpenWritesWhatTheRunFollowsAndTheRunKeepsIt() {
        Run run = opened(Map.of("a", 4L, "b", 9L));

        assertEquals(Map.of("a", 4L, "b", 9L), runs.pipeline(name).followed());
        assertEquals(Optional.of(run), runs.run(name, run.number()));
        close(run, "one", "two");
        assertEquals(Map.of("a", 4L, "b", 9L), runs.pipeline(name).followed());
    }

    @Test
    void aRunThatDoesNotLoadAllHasFollowedNobody() {
        close(opened(Map.of("a", 4L, "b", 0L)), "one");

        assertEquals(Map.of("a", 3L, "b", -1L), runs.pipeline(name).followed());
    }

    @Test
    void aRunThatFollowsNobodyLeavesWhatWasFollowed() {
        close(opened(Map.of("a", 4L)), "one", "two");
        close(opened(Map.of()), "one", "two");
        close(opened(Map.of()), "one");

        assertEquals(Map.of("a", 4L), runs.pipeline(name).followed());
    }

    @Test
    void anAttemptKeepsWhatItsRunFollows() {
        Run run = opened(Map.of("a", 4L));
        Run next = run.retry(true, START, START);
        assertTrue(runs.update(run, next));

        assertEquals(Map.of("a", 4L), runs.run(name, run.number()).orElseThrow().follows());
    }

    @Test
    void aStartThatNeedNotWaitOutlivesTheRunThatIsOpen() {
        Run run = opened(Map.of("a", 4L));
        assertTrue(runs.request(name, new Request.Start(START, Set.of("a", "b"))));
        close(run, "one", "two");

        assertEquals(Map.of("a", -1L, "b", -1L), runs.pipeline(name).followed());
        assertTrue(runs.pipeline(name).want());
        assertFalse(runs.request(name, new Request.Start(START, Set.of("a"))));
    }

    @Test
    void aStartThatWaitsChangesNothingOfWhatWasFollowed() {
        close(opened(Map.of("a", 4L)), "one", "two");
        assertTrue(runs.request(name, new Request.Start(START)));

        assertEquals(Map.of("a", 4L), runs.pipeline(name).followed());
    }
}
