package io.windlass.local.memory;

import static io.windlass.journal.JournalSamples.START;
import static io.windlass.journal.JournalSamples.freshStep;
import static io.windlass.journal.JournalSamples.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.journal.Arrival;
import io.windlass.journal.PipelineState;
import io.windlass.journal.Request;
import io.windlass.journal.Run;
import io.windlass.journal.StepId;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A simulation can leave out one condition at a time.
class PlantedBugsTest {

    @Test
    void arrivalsWithoutTheSequencerInTheirKeyCollide() {
        StepId step = freshStep();
        InMemoryArrivals arrivals = new InMemoryArrivals() {
            @Override
            protected Arrival.Key stored(Arrival.Key key) {
                return new Arrival.Key(key.time(), "", key.generation());
            }
        };

        arrivals.put(
                List.of(Arrival.fromEvent(step, object("k", 1, "0A")), Arrival.fromEvent(step, object("k", 1, "0B"))));

        assertEquals(1, arrivals.oldest(step, 10).arrivals().size());
    }

    @Test
    void anOpenWithoutTheEpochLetsAStalePlannerIn() {
        InMemoryRuns runs = new InMemoryRuns() {
            @Override
            protected boolean mayOpen(PipelineState now, PipelineState seen, Run run) {
                return now.run().isEmpty() && !now.paused();
            }
        };
        PipelineState seen = runs.pipeline("p");
        runs.request("p", new Request.Start(START));

        assertTrue(runs.open(seen, Run.opened("p", 1, "f/", List.of(), false, START), false));
    }
}
