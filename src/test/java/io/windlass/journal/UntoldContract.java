package io.windlass.journal;

import static io.windlass.journal.JournalSamples.START;
import static io.windlass.journal.JournalSamples.freshPipeline;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every keeper of runs remembers of runs whose end is still to be told.
public abstract class UntoldContract {

    private final String name = freshPipeline();

    protected abstract Runs runs(boolean telling);

    private Run opened(Runs runs) {
        PipelineState seen = runs.pipeline(name);
        Run run = Run.opened(name, seen.epoch() + 1, "runs/", List.of(RunStep.sql("one", 1)), false, START);
        assertTrue(runs.open(seen, run, false));
        return run;
    }

    private static Closing closing(String... loaded) {
        return new Closing(List.of(loaded), OptionalInt.empty(), false, false, "");
    }

    @Test
    void theCloseItselfMakesARunUntold() {
        Runs runs = runs(true);
        Run first = opened(runs);
        assertEquals(Set.of(), runs.pipeline(name).untold());
        assertTrue(runs.close(first, closing("one")));
        Run second = opened(runs);
        assertTrue(runs.close(second, closing()));

        assertEquals(
                Set.of(first.number(), second.number()), runs.pipeline(name).untold());
    }

    @Test
    void aCloseThatIsRefusedTellsNothing() {
        Runs runs = runs(true);
        Run run = opened(runs);
        assertTrue(runs.close(run, closing("one")));
        assertTrue(runs.request(name, new Request.Told(Set.of(run.number()))));

        assertFalse(runs.close(run, closing("one")));
        assertEquals(Set.of(), runs.pipeline(name).untold());
    }

    @Test
    void onlyThoseThatWereToldAreForgotten() {
        Runs runs = runs(true);
        Run first = opened(runs);
        assertTrue(runs.close(first, closing("one")));
        Run second = opened(runs);
        assertTrue(runs.close(second, closing("one")));
        long epoch = runs.pipeline(name).epoch();

        assertTrue(runs.request(name, new Request.Told(Set.of(first.number()))));
        assertTrue(runs.request(name, new Request.Told(Set.of(first.number()))));
        assertEquals(Set.of(second.number()), runs.pipeline(name).untold());
        assertTrue(runs.request(name, new Request.Told(Set.of(second.number(), 99L))));
        assertEquals(Set.of(), runs.pipeline(name).untold());
        assertEquals(epoch, runs.pipeline(name).epoch(), "no planner is overtaken by it");
    }

    @Test
    void whereNobodyIsToldNothingIsRemembered() {
        Runs runs = runs(false);
        assertTrue(runs.close(opened(runs), closing("one")));

        assertEquals(Set.of(), runs.pipeline(name).untold());
    }
}
