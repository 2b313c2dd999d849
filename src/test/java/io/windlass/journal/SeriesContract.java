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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every keeper of runs keeps of series: what a run covers from its open, cursors and what is owed from its close.
public abstract class SeriesContract {

    private static final RunStep LOADS = RunStep.copy("events", List.of(new RunStep.Part("none", 1, 1)))
            .over(Optional.of(new RunStep.Stretch("integer", "BIGINT", "2", "10", "10")));
    private static final RunStep IS_TOLD =
            RunStep.sql("users", 4).over(Optional.of(new RunStep.Stretch("hour", "TIMESTAMP", "", "", "")));

    private final String name = freshPipeline();
    private Runs runs;

    protected abstract Runs runs();

    @BeforeEach
    void setUp() {
        runs = runs();
    }

    private Run opened() {
        PipelineState seen = runs.pipeline(name);
        Run run = Run.opened(name, seen.epoch() + 1, "runs/" + name + "/", List.of(LOADS, IS_TOLD), false, START);
        assertTrue(runs.open(seen, run, false));
        return run;
    }

    private static Closing closing(Map<String, String> series) {
        return new Closing(List.of("events"), OptionalInt.empty(), false, false, series, "");
    }

    private Map<String, String> series() {
        return runs.pipeline(name).series();
    }

    @Test
    void aRunKeepsWhatItsStepsCover() {
        Run run = opened();

        assertEquals(Optional.of(run), runs.run(name, run.number()));
        assertEquals(Map.of(), series());
    }

    @Test
    void theCloseWritesCursorsAndWhatIsOwed() {
        assertTrue(runs.close(opened(), closing(Map.of("events", "10", "users", "2 10"))));

        assertEquals(Map.of("events", "10", "users", "2 10"), series());
    }

    @Test
    void whatNoCloseNamesStays() {
        assertTrue(runs.close(opened(), closing(Map.of("events", "10", "users", "2 10"))));
        assertTrue(runs.request(name, new Request.Pause()));
        assertTrue(runs.request(name, new Request.Resume(false)));
        assertTrue(runs.request(name, new Request.Start(START)));
        Run second = opened();
        assertEquals(Map.of("events", "10", "users", "2 10"), series());

        assertTrue(runs.close(second, closing(Map.of("events", "12"))));

        assertEquals(Map.of("events", "12", "users", "2 10"), series());
    }

    @Test
    void anEmptyTextTakesItAway() {
        assertTrue(runs.close(opened(), closing(Map.of("users", "2 10"))));
        assertTrue(runs.close(opened(), closing(Map.of("events", "10", "users", ""))));
        assertEquals(Map.of("events", "10"), series());

        assertTrue(runs.close(opened(), closing(Map.of("users", ""))));
        assertEquals(Map.of("events", "10"), series());
    }

    @Test
    void aSkippedStepIsOwedNothingOfIt() {
        assertTrue(runs.close(opened(), closing(Map.of("events", "10", "users", "2 10"))));

        assertTrue(runs.request(name, new Request.Skip(runs.pipeline(name), "users")));

        assertEquals(Map.of("events", "10"), series());
    }

    @Test
    void aCloseThatIsRefusedWritesNothing() {
        Run run = opened();
        assertTrue(runs.close(run, closing(Map.of("events", "10"))));
        opened();

        assertFalse(runs.close(run, closing(Map.of("events", "3"))));

        assertEquals(Map.of("events", "10"), series());
    }
}
