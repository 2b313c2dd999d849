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
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What every keeper of runs does at an open and at a move: each condition of the protocol by itself.
public abstract class RunsContract {

    private static final List<RunStep> STEPS = List.of(
            RunStep.copy("events", List.of(new RunStep.Part("gzip", 3, 5L << 40), new RunStep.Part("none", 1, 0))),
            RunStep.sql("users", 4));

    private final String name = freshPipeline();
    private Runs runs;

    protected abstract Runs runs();

    @BeforeEach
    void setUp() {
        runs = runs();
    }

    @Nested
    class Opening {

        @Test
        void startsFromNothing() {
            assertEquals(PipelineState.fresh(name), runs.pipeline(name));
            assertEquals(Optional.empty(), runs.run(name, 1));
        }

        @Test
        void takesTheRun() {
            Run run = fresh(1);

            assertTrue(runs.open(runs.pipeline(name), run, false));

            assertEquals(Optional.of(run), runs.run(name, 1));
            assertEquals(
                    new PipelineState(
                            name,
                            1,
                            OptionalLong.of(1),
                            false,
                            OptionalInt.empty(),
                            Optional.empty(),
                            false,
                            Map.of(),
                            Map.of()),
                    runs.pipeline(name));
        }

        @Test
        void takesARunWithoutSteps() {
            Run run = Run.opened(name, 1, "runs/" + name + "/1/", List.of(), true, START);

            assertTrue(runs.open(runs.pipeline(name), run, false));

            assertEquals(Optional.of(run), runs.run(name, 1));
        }

        @Test
        void isRefusedDuringARun() {
            PipelineState seen = runs.pipeline(name);
            Run first = fresh(1);
            assertTrue(runs.open(seen, first, false));

            assertFalse(runs.open(runs.pipeline(name), fresh(2), false));

            assertEquals(Optional.empty(), runs.run(name, 2));
            assertEquals(OptionalLong.of(1), runs.pipeline(name).run());
        }

        @Test
        void isRefusedToTheSecondOfTwoPlanners() {
            PipelineState seen = runs.pipeline(name);
            Run first = fresh(1);
            Run second = Run.opened(name, 1, "runs/other/", STEPS, false, START);

            assertTrue(runs.open(seen, first, false));
            assertFalse(runs.open(seen, second, false));

            assertEquals(Optional.of(first), runs.run(name, 1));
        }

        @Test
        void isRefusedToAllButOneOfManyPlanners() {
            PipelineState seen = runs.pipeline(name);

            List<Run> winners = IntStream.range(0, 8)
                    .parallel()
                    .mapToObj(i -> Run.opened(name, 1, "runs/" + i + "/", STEPS, false, START))
                    .filter(run -> runs.open(seen, run, false))
                    .toList();

            assertEquals(1, winners.size());
            assertKept(winners.get(0));
        }

        @Test
        void isRefusedUnderAStaleEpoch() {
            PipelineState seen = runs.pipeline(name);
            Run first = opened();
            assertTrue(runs.close(first, loaded()));

            assertFalse(runs.open(seen, fresh(1), false));

            assertEquals(OptionalLong.empty(), runs.pipeline(name).run());
            assertEquals(2, runs.pipeline(name).epoch());
        }

        @Test
        void isRefusedAfterAStartThatThePlannerDidNotSee() {
            PipelineState seen = runs.pipeline(name);
            assertTrue(runs.request(name, new Request.Start(START)));

            assertFalse(runs.open(seen, fresh(1), false));
            assertTrue(runs.pipeline(name).want());
        }

        @Test
        void isRefusedAfterAPauseThatThePlannerDidNotSee() {
            PipelineState seen = runs.pipeline(name);
            assertTrue(runs.request(name, new Request.Pause()));

            assertFalse(runs.open(seen, fresh(1), false));
        }

        @Test
        void isRefusedWhilePaused() {
            assertTrue(runs.request(name, new Request.Pause()));
            PipelineState seen = runs.pipeline(name);

            assertFalse(runs.open(seen, fresh(2), false));

            assertTrue(runs.request(name, new Request.Resume(false)));
            assertTrue(runs.open(runs.pipeline(name), fresh(2), false));
        }

        @Test
        void keepsTheRequestItDoesNotServe() {
            assertTrue(runs.request(name, new Request.Start(START)));

            assertTrue(runs.open(runs.pipeline(name), fresh(2), false));

            assertTrue(runs.pipeline(name).want());
        }

        @Test
        void takesTheRequestItServes() {
            assertTrue(runs.request(name, new Request.Start(START)));

            assertTrue(runs.open(runs.pipeline(name), fresh(2), true));

            assertFalse(runs.pipeline(name).want());
            assertEquals(Optional.of(START), runs.pipeline(name).due());
        }
    }

    @Nested
    class Updating {

        @Test
        void keepsEverythingOfARun() {
            Run run = opened().saved("0a1b2c3d-statement");
            Run later = run.retry(true, START.plusMillis(1), START.plusMillis(2));
            Run voiding = later.voiding(new RunState.Quarantine("guilty.json"), "no such column", START.plusMillis(3));
            Run retried = voiding.retry(false, START.plusMillis(4), START.plusMillis(5));

            assertTrue(runs.update(opened(run), run));
            assertKept(run);
            assertTrue(runs.update(run, later));
            assertKept(later);
            assertTrue(runs.update(later, voiding));
            assertKept(voiding);
            assertTrue(runs.update(voiding, retried));
            assertKept(retried);
        }

        @Test
        void keepsEveryEnding() {
            Run run = opened();
            for (RunState.Ending ending :
                    List.of(new RunState.Quarantine("q"), new RunState.Bisect(), new RunState.Stop())) {
                Run voiding = run.voiding(ending, "", START);
                assertTrue(runs.update(run, voiding));
                assertKept(voiding);
                run = voiding;
            }
        }

        @Test
        void advancesToTheEnd() {
            Run run = opened();
            Run second = run.advanced(START);
            Run end = second.advanced(START);

            assertTrue(runs.update(run, second));
            assertTrue(runs.update(second, end));

            assertKept(end);
        }

        @Test
        void isRefusedWithoutARun() {
            assertFalse(runs.update(fresh(1), fresh(1).saved("a")));
            assertEquals(Optional.empty(), runs.run(name, 1));
        }

        @Test
        void isRefusedToAStaleAttempt() {
            Run run = opened();
            Run retried = run.retry(true, START, START);
            assertTrue(runs.update(run, retried));

            assertFalse(runs.update(run, run.retry(true, START, START)));
            assertFalse(runs.update(run, run.voiding(new RunState.Stop(), "stop", START)));
            assertFalse(runs.update(run, run.advanced(START)));

            assertKept(retried);
        }

        @Test
        void refusesAnIdThatComesAfterTheAttemptMovedOn() {
            Run run = opened();
            Run voiding = run.voiding(new RunState.Bisect(), "bad data", START);
            assertTrue(runs.update(run, voiding));

            assertFalse(runs.update(run, run.saved("late")));

            assertKept(voiding);
        }

        @Test
        void refusesASecondId() {
            Run run = opened();
            assertTrue(runs.update(run, run.saved("first")));

            assertFalse(runs.update(run, run.saved("second")));
            assertFalse(runs.update(run, run.saved("first")));

            assertKept(run.saved("first"));
        }

        @Test
        void movesOnFromAnAttemptWhoseIdOthersSaved() {
            Run run = opened();
            assertTrue(runs.update(run, run.saved("first")));

            assertTrue(runs.update(run, run.voiding(new RunState.Stop(), "cancelled", START)));
        }

        @Test
        void isRefusedAfterTheClose() {
            Run run = opened();
            assertTrue(runs.close(run, loaded()));

            assertFalse(runs.update(run, run.saved("late")));
            assertFalse(runs.update(run, run.retry(true, START, START)));

            assertKept(run.closed(2, ""));
        }
    }

    private Run fresh(long number) {
        return Run.opened(name, number, "runs/" + name + "/" + number + "-x/", STEPS, false, START);
    }

    /// The pipeline's first run, opened.
    private Run opened() {
        Run run = fresh(1);
        assertTrue(runs.open(runs.pipeline(name), run, false));
        return run;
    }

    /// The first run as it was before it became what is given.
    private Run opened(Run later) {
        return runs.run(name, later.number()).orElseThrow();
    }

    private void assertKept(Run run) {
        assertEquals(Optional.of(run), runs.run(name, run.number()));
    }

    private static Closing loaded() {
        return new Closing(List.of("events", "users"), OptionalInt.empty(), false, false, "");
    }
}
