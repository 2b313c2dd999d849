package io.windlass.journal;

import static io.windlass.journal.JournalSamples.START;
import static io.windlass.journal.JournalSamples.freshPipeline;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What every keeper of runs does at a close and at a request: each condition of the protocol by itself.
public abstract class RunEndsContract {

    private static final List<RunStep> STEPS = List.of(RunStep.sql("events", 1), RunStep.sql("users", 4));

    private final String name = freshPipeline();
    private Runs runs;

    protected abstract Runs runs();

    @BeforeEach
    void setUp() {
        runs = runs();
    }

    @Nested
    class Ending {

        @Test
        void letsTheRunGo() {
            Run run = opened();

            assertTrue(runs.close(run, loaded()));

            assertKept(run.closed(2, ""));
            assertEquals(
                    new PipelineState(
                            name,
                            2,
                            OptionalLong.empty(),
                            false,
                            OptionalInt.empty(),
                            Optional.empty(),
                            false,
                            Map.of("events", 1L, "users", 1L),
                            Map.of(),
                            1,
                            Map.of(),
                            Set.of(),
                            RunSettings.standard()),
                    runs.pipeline(name));
        }

        @Test
        void tellsWhyNotEverythingIsLoaded() {
            Run run = opened();

            assertTrue(runs.close(
                    run, new Closing(List.of("events"), OptionalInt.of(1), true, false, "relation is missing")));

            assertKept(run.closed(1, "relation is missing"));
            PipelineState state = runs.pipeline(name);
            assertTrue(state.paused());
            assertEquals(OptionalInt.of(1), state.limit());
            assertEquals(Map.of("events", 1L), state.done());
        }

        @Test
        void isRefusedToTheSecond() {
            Run run = opened();
            assertTrue(runs.close(run, loaded()));

            assertFalse(runs.close(run, loaded()));

            assertEquals(2, runs.pipeline(name).epoch());
        }

        @Test
        void isRefusedWithoutARun() {
            assertFalse(runs.close(fresh(1), loaded()));
            assertEquals(PipelineState.fresh(name), runs.pipeline(name));
        }

        @Test
        void doesNotFreeALaterRun() {
            Run first = opened();
            assertTrue(runs.close(first, loaded()));
            Run second = fresh(3);
            assertTrue(runs.open(runs.pipeline(name), second, false));

            assertFalse(runs.close(first, loaded()));

            assertEquals(OptionalLong.of(3), runs.pipeline(name).run());
            assertKept(second);
        }

        @Test
        void isRefusedToAStaleAttempt() {
            Run run = opened();
            Run cancelled = run.voiding(new RunState.Stop(), "cancelled", START);
            assertTrue(runs.update(run, cancelled));

            assertFalse(runs.close(run, loaded()));

            assertKept(cancelled);
            assertEquals(OptionalLong.of(1), runs.pipeline(name).run());
            assertEquals(1, runs.pipeline(name).epoch());
        }

        @Test
        void setsAndClearsTheLimit() {
            Run first = opened();
            assertTrue(runs.close(first, new Closing(List.of(), OptionalInt.of(16), false, false, "bisect")));
            assertEquals(OptionalInt.of(16), runs.pipeline(name).limit());

            Run second = fresh(3);
            assertTrue(runs.open(runs.pipeline(name), second, false));
            assertEquals(OptionalInt.of(16), runs.pipeline(name).limit());
            assertTrue(runs.close(second, loaded()));
            assertEquals(OptionalInt.empty(), runs.pipeline(name).limit());
        }

        @Test
        void remembersForEachStepItsLastRun() {
            assertTrue(runs.close(opened(), loaded()));
            Run second = fresh(3);
            assertTrue(runs.open(runs.pipeline(name), second, false));

            assertTrue(runs.close(second, new Closing(List.of("events"), OptionalInt.empty(), false, false, "no")));

            assertEquals(Map.of("events", 3L, "users", 1L), runs.pipeline(name).done());
        }

        @Test
        void remembersStepsWithOddNames() {
            List<String> steps = List.of("a.b", "a-b", "#", "size", "\u00fc", "e\"v'il");

            assertTrue(runs.close(opened(), new Closing(steps, OptionalInt.empty(), false, false, "")));

            assertEquals(6, runs.pipeline(name).done().size());
            assertEquals(1, runs.pipeline(name).done("a.b"));
        }

        @Test
        void givesBackTheRequestItDidNotServe() {
            assertTrue(runs.request(name, new Request.Start(START)));
            Run run = fresh(2);
            assertTrue(runs.open(runs.pipeline(name), run, true));

            assertTrue(runs.close(run, new Closing(List.of(), OptionalInt.empty(), false, true, "void")));

            assertTrue(runs.pipeline(name).want());
        }

        @Test
        void keepsTheRequestThatCameDuringTheRun() {
            Run run = opened();
            assertTrue(runs.request(name, new Request.Start(START)));

            assertTrue(runs.close(run, loaded()));

            assertTrue(runs.pipeline(name).want());
            assertEquals(Optional.of(START), runs.pipeline(name).due());
        }

        @Test
        void keepsThePauseThatCameDuringTheRun() {
            Run run = opened();
            assertTrue(runs.request(name, new Request.Pause()));

            assertTrue(runs.close(run, loaded()));

            assertTrue(runs.pipeline(name).paused());
            assertEquals(3, runs.pipeline(name).epoch());
        }
    }

    @Nested
    class Requesting {

        @Test
        void startsOnce() {
            assertTrue(runs.request(name, new Request.Start(START)));
            PipelineState state = runs.pipeline(name);
            assertEquals(1, state.epoch());
            assertEquals(Optional.of(START), state.due());
            assertTrue(state.want());

            assertFalse(runs.request(name, new Request.Start(START)));
            assertFalse(runs.request(name, new Request.Start(START.minusMillis(1))));
            assertEquals(state, runs.pipeline(name));
        }

        @Test
        void startsAgainForALaterTime() {
            assertTrue(runs.request(name, new Request.Start(Instant.EPOCH)));
            assertTrue(runs.request(name, new Request.Start(START)));
            assertTrue(runs.request(name, new Request.Start(START.plusMillis(1))));

            assertEquals(3, runs.pipeline(name).epoch());
            assertEquals(Optional.of(START.plusMillis(1)), runs.pipeline(name).due());
        }

        @Test
        void refusesARepeatedStartEvenAfterItWasServed() {
            assertTrue(runs.request(name, new Request.Start(START)));
            assertTrue(runs.open(runs.pipeline(name), fresh(2), true));

            assertFalse(runs.request(name, new Request.Start(START)));

            assertFalse(runs.pipeline(name).want());
        }

        @Test
        void pausesUnderANewEpoch() {
            assertTrue(runs.request(name, new Request.Pause()));

            assertTrue(runs.pipeline(name).paused());
            assertEquals(1, runs.pipeline(name).epoch());
        }

        @Test
        void resumesAndKeepsTheStart() {
            assertTrue(runs.request(name, new Request.Start(START)));
            assertTrue(runs.request(name, new Request.Pause()));

            assertTrue(runs.request(name, new Request.Resume(false)));

            PipelineState state = runs.pipeline(name);
            assertFalse(state.paused());
            assertTrue(state.want());
            assertEquals(2, state.epoch());
        }

        @Test
        void resumesWhatNeverRan() {
            assertTrue(runs.request(name, new Request.Resume(false)));

            assertEquals(PipelineState.fresh(name), runs.pipeline(name));
            assertTrue(runs.open(runs.pipeline(name), fresh(1), false));
        }

        @Test
        void dropsTheStart() {
            assertTrue(runs.request(name, new Request.Start(START)));
            assertTrue(runs.request(name, new Request.Pause()));
            PipelineState seen = runs.pipeline(name);

            assertTrue(runs.request(name, new Request.Resume(true)));

            PipelineState state = runs.pipeline(name);
            assertFalse(state.paused());
            assertFalse(state.want());
            assertEquals(Optional.of(START), state.due());
            assertEquals(3, state.epoch());
            assertFalse(runs.open(seen, fresh(3), true));
        }

        @Test
        void doesNotDropTheStartDuringARun() {
            opened();
            assertTrue(runs.request(name, new Request.Start(START)));
            assertTrue(runs.request(name, new Request.Pause()));
            PipelineState before = runs.pipeline(name);

            assertFalse(runs.request(name, new Request.Resume(true)));

            assertEquals(before, runs.pipeline(name));
            assertTrue(runs.request(name, new Request.Resume(false)));
            assertTrue(runs.pipeline(name).want());
        }
    }

    @Nested
    class Skipping {

        @Test
        void countsAsDoneUpToNowUnderANewEpoch() {
            Closing first = new Closing(List.of("events"), OptionalInt.empty(), true, false, "users failed");
            assertTrue(runs.close(opened(), first));
            PipelineState seen = runs.pipeline(name);

            assertTrue(runs.request(name, new Request.Skip(seen, "users")));

            PipelineState state = runs.pipeline(name);
            assertEquals(Map.of("events", 1L, "users", 2L), state.done());
            assertEquals(3, state.epoch());
            assertTrue(state.paused());
            assertTrue(runs.request(name, new Request.Resume(false)));
            assertFalse(runs.open(seen, fresh(3), false), "what was planned before");
            assertTrue(runs.open(runs.pipeline(name), fresh(4), false));
        }

        @Test
        void isRefusedToWhoeverSawAnotherEpoch() {
            assertTrue(runs.close(opened(), loaded()));
            PipelineState seen = runs.pipeline(name);
            assertTrue(runs.request(name, new Request.Pause()));
            PipelineState now = runs.pipeline(name);

            assertFalse(runs.request(name, new Request.Skip(seen, "users")));

            assertEquals(now, runs.pipeline(name));
        }

        @Test
        void isRefusedDuringARunAndBeforeTheFirst() {
            assertFalse(runs.request(name, new Request.Skip(runs.pipeline(name), "users")));
            assertTrue(runs.request(name, new Request.Start(START)));
            assertFalse(runs.request(name, new Request.Skip(runs.pipeline(name), "users")));
            assertTrue(runs.open(runs.pipeline(name), fresh(2), true));
            PipelineState during = runs.pipeline(name);

            assertFalse(runs.request(name, new Request.Skip(during, "users")));

            assertEquals(during, runs.pipeline(name));
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

    private void assertKept(Run run) {
        assertEquals(Optional.of(run), runs.run(name, run.number()));
    }

    private static Closing loaded() {
        return new Closing(List.of("events", "users"), OptionalInt.empty(), false, false, "");
    }
}
