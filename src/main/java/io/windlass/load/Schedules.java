package io.windlass.load;

import io.windlass.journal.PipelineState;
import io.windlass.journal.Request;
import io.windlass.journal.Runs;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Recurrence;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Asks for a run of each pipeline whose schedule says so.
///
/// A schedule's times follow from its expression alone, and a start for a time that was asked for
/// before is refused by the journal. So every tick may ask, several at once too, and each time starts
/// one run. Of times that nobody ticked at, only the latest is made up for.
final class Schedules {

    /// How far back a pipeline's first start may lie. It was not there yet at earlier times, as far as
    /// anybody knows. At least as long as ticks may be apart: the template's slowest are an hour.
    static final Duration REACH = Duration.ofHours(1);

    private final Runs runs;
    private final InstantSource clock;

    Schedules(Runs runs, InstantSource clock) {
        this.runs = runs;
        this.clock = clock;
    }

    /// One read of the journal where the pipeline has a schedule, and a write where it is due.
    void ask(Pipeline pipeline) {
        if (pipeline.start() instanceof Pipeline.Start.Schedule(String expression)) {
            Instant now = clock.instant();
            PipelineState state = runs.pipeline(pipeline.name());
            Instant since = state.due().orElseGet(() -> now.minus(REACH));
            Recurrence.of(expression)
                    .latest(since, now)
                    .ifPresent(due -> runs.request(pipeline.name(), new Request.Start(due)));
        }
    }
}
