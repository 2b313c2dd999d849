package io.windlass.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.journal.PipelineState;
import io.windlass.journal.Request;
import io.windlass.local.memory.InMemoryRuns;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SchedulesTest {

    private static final Pipeline NIGHTLY = pipeline(new Pipeline.Start.Schedule("cron(0 3 * * ? *)"));
    private static final Instant THREE = Instant.parse("2026-11-21T03:00:00Z");

    private final InMemoryRuns runs = new InMemoryRuns();

    @Test
    void aTimeThatCameStartsOnceHoweverOftenSomebodyLooks() {
        tick(NIGHTLY, THREE.minusSeconds(1));
        assertFalse(state().want());

        tick(NIGHTLY, THREE.plusSeconds(20));
        assertEquals(Optional.of(THREE), state().due());
        assertTrue(state().want());

        long epoch = state().epoch();
        tick(NIGHTLY, THREE.plusSeconds(20));
        tick(NIGHTLY, THREE.plusSeconds(80_000));
        assertEquals(epoch, state().epoch());
    }

    @Test
    void aPipelineThatIsNewMakesUpForNothingThatWasBeforeIt() {
        tick(NIGHTLY, THREE.plus(Schedules.REACH));
        assertEquals(Optional.empty(), state().due());

        tick(NIGHTLY, THREE.plus(Schedules.REACH).minusMillis(1));
        assertEquals(Optional.of(THREE), state().due());
    }

    @Test
    void ofTimesThatWereMissedTheLatestIsMadeUpFor() {
        tick(NIGHTLY, THREE);
        tick(NIGHTLY, Instant.parse("2026-11-25T14:00:00Z"));

        assertEquals(Optional.of(Instant.parse("2026-11-25T03:00:00Z")), state().due());
    }

    @Test
    void aStartByHandIsNoReasonToStartAgainForATimeBeforeIt() {
        runs.request("nightly", new Request.Start(THREE.plusSeconds(5)));
        long epoch = state().epoch();

        tick(NIGHTLY, THREE.plusSeconds(20));

        assertEquals(epoch, state().epoch());
    }

    @Test
    void whatHasNoScheduleIsLeftAlone() {
        tick(pipeline(new Pipeline.Start.Arrivals()), THREE);
        tick(pipeline(new Pipeline.Start.Manual()), THREE);

        assertEquals(PipelineState.fresh("nightly"), state());
    }

    private void tick(Pipeline pipeline, Instant now) {
        new Schedules(runs, () -> now).ask(pipeline);
    }

    private PipelineState state() {
        return runs.pipeline("nightly");
    }

    private static Pipeline pipeline(Pipeline.Start start) {
        return new Pipeline("nightly", start, List.of(Step.sql("users", List.of("select 1"))), List.of());
    }
}
