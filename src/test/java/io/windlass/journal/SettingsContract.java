package io.windlass.journal;

import static io.windlass.journal.JournalSamples.START;
import static io.windlass.journal.JournalSamples.freshPipeline;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every keeper of runs keeps of the settings that somebody starts a run with.
public abstract class SettingsContract {

    private static final RunSettings NIGHT =
            new RunSettings(Optional.of("night"), Optional.of(Duration.ofMillis(90_500)));
    private static final RunSettings GROUP = new RunSettings(Optional.of("imports"), Optional.empty());
    private static final List<RunStep> STEPS = List.of(RunStep.sql("one", 1));

    private final String name = freshPipeline();
    private Runs runs;

    protected abstract Runs runs();

    @BeforeEach
    void setUp() {
        runs = runs();
    }

    private void start(int later, RunSettings settings) {
        assertTrue(runs.request(name, new Request.Start(START.plusMillis(later), Set.of(), settings)));
    }

    private Run opened(boolean taken) {
        PipelineState seen = runs.pipeline(name);
        Run run = Run.opened(name, seen.epoch() + 1, "runs/" + name + "/", STEPS, taken, START)
                .carrying(seen.settings());
        assertTrue(runs.open(seen, run, taken));
        return run;
    }

    private void close(Run run, boolean wantBack) {
        List<String> loaded = wantBack ? List.of() : List.of("one");
        assertTrue(runs.close(run, new Closing(loaded, OptionalInt.empty(), false, wantBack, "")));
    }

    @Test
    void goWithTheStartAndThenWithItsRun() {
        assertEquals(RunSettings.standard(), runs.pipeline(name).settings());
        start(0, NIGHT);
        assertEquals(NIGHT, runs.pipeline(name).settings());

        Run run = opened(true);

        assertEquals(RunSettings.standard(), runs.pipeline(name).settings());
        assertEquals(Optional.of(run), runs.run(name, run.number()));
        assertEquals(NIGHT, run.settings());
        assertTrue(runs.update(run, run.saved("id")));
        Run saved = runs.run(name, run.number()).orElseThrow();
        assertEquals(run.saved("id"), saved);
        close(saved, false);
        assertEquals(NIGHT, runs.run(name, run.number()).orElseThrow().settings());
        assertEquals(RunSettings.standard(), runs.pipeline(name).settings());
    }

    @Test
    void stayWhereTheRunLeavesTheStartOpen() {
        start(0, NIGHT);
        close(opened(false), false);
        assertEquals(NIGHT, runs.pipeline(name).settings());
    }

    @Test
    void comeBackWithTheStart() {
        start(0, GROUP);
        close(opened(true), true);
        assertEquals(GROUP, runs.pipeline(name).settings());
    }

    @Test
    void thoseOfAStartThatCameMeanwhileStay() {
        start(0, GROUP);
        Run run = opened(true);
        start(1, NIGHT);
        close(run, true);
        assertEquals(NIGHT, runs.pipeline(name).settings());
    }

    @Test
    void ofSeveralStartsTheLastThatHasAnyCounts() {
        start(0, GROUP);
        start(1, NIGHT);
        start(2, RunSettings.standard());
        assertEquals(NIGHT, runs.pipeline(name).settings());
    }

    @Test
    void goWithAStartThatIsDropped() {
        start(0, NIGHT);
        assertTrue(runs.request(name, new Request.Resume(true)));
        assertEquals(RunSettings.standard(), runs.pipeline(name).settings());
    }
}
