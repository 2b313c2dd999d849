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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every keeper of runs knows of what was, and of runs that take others back.
public abstract class HistoryContract {

    private final String name = freshPipeline();
    private Runs runs;

    protected abstract Runs runs();

    /// The history of the same runs.
    protected abstract History history(Runs of);

    @BeforeEach
    void setUp() {
        runs = runs();
    }

    @Test
    void tellsRunsPageByPageInTheOrderOfTheirNumbers() {
        List<Run> closed = List.of(ended(loading(1)), ended(loading(3)), ended(loading(5)));
        Run open = loading(7);
        assertTrue(runs.open(runs.pipeline(name), open, false));
        History history = history(runs);

        assertEquals(closed.subList(0, 2), history.runs(name, 0, 2));
        assertEquals(List.of(closed.get(2), open), history.runs(name, 3, 2));
        assertEquals(List.of(open), history.runs(name, 6, 2));
        assertEquals(List.of(), history.runs(name, 7, 2));
        assertEquals(List.of(), history.runs(freshPipeline(), 0, 2));
    }

    @Test
    void keepsAllOfAnUndo() {
        for (Optional<Chosen> chosen : List.of(
                Optional.<Chosen>empty(),
                Optional.of(new Chosen("incoming", "", false)),
                Optional.of(new Chosen("incoming", "a'b/ü", true)))) {
            long number = runs.pipeline(name).epoch() + 1;
            Run run = undoing(number, chosen, chosen.isPresent());
            assertTrue(runs.open(runs.pipeline(name), run, false));
            assertEquals(Optional.of(run), runs.run(name, number));
            assertEquals(Optional.of(ended(run, false)), runs.run(name, number));
        }
    }

    @Test
    void keepsWhoGaveARunUp() {
        Run run = loading(1);
        assertTrue(runs.open(runs.pipeline(name), run, false));
        Run cancelled = run.voiding(new RunState.Stop("Ada's \"hand\""), "cancelled", START);

        assertTrue(runs.update(run, cancelled));

        assertEquals(Optional.of(cancelled), runs.run(name, 1));
    }

    @Test
    void takesBackWhileThePipelineIsPausedButNeverDuringARun() {
        ended(loading(1));
        assertTrue(runs.request(name, new Request.Pause()));
        PipelineState seen = runs.pipeline(name);

        assertFalse(runs.open(seen, loading(seen.epoch() + 1), false));
        Run undoing = undoing(seen.epoch() + 1, Optional.empty(), false);
        assertTrue(runs.open(seen, undoing, false));
        assertFalse(runs.open(runs.pipeline(name), undoing(undoing.number() + 1, Optional.empty(), true), false));

        assertEquals(OptionalLong.of(undoing.number()), runs.pipeline(name).run());
        assertTrue(runs.pipeline(name).paused());
    }

    @Test
    void takingBackIsNoLoadOfItsSteps() {
        ended(loading(1));

        Run undoing = undoing(3, Optional.empty(), false);
        assertTrue(runs.open(runs.pipeline(name), undoing, false));
        ended(undoing, false);

        assertEquals(Map.of("events", 1L), runs.pipeline(name).done());
        assertEquals(new RunState.Closed(1, ""), runs.run(name, 3).orElseThrow().state());
    }

    private Run loading(long number) {
        return Run.opened(name, number, "runs/" + number + "/", List.of(RunStep.sql("events", 1)), false, START);
    }

    private Run undoing(long number, Optional<Chosen> chosen, boolean replay) {
        Undo undo = new Undo(1, "runs/1/", chosen, replay, "Ada's \"hand\"");
        return Run.undoing(name, number, "runs/" + number + "/", List.of(RunStep.undone("events")), undo, START);
    }

    private Run ended(Run run) {
        return ended(run, true);
    }

    private Run ended(Run run, boolean open) {
        assertTrue(!open || runs.open(runs.pipeline(name), run, false));
        assertTrue(runs.close(run, new Closing(List.of("events"), OptionalInt.empty(), false, false, "")));
        return run.closed(1, "");
    }
}
