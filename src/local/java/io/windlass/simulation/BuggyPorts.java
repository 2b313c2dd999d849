package io.windlass.simulation;

import io.windlass.journal.Arrival;
import io.windlass.journal.Arrivals;
import io.windlass.journal.Mark;
import io.windlass.journal.Marks;
import io.windlass.journal.ObjectId;
import io.windlass.journal.PipelineState;
import io.windlass.journal.Run;
import io.windlass.journal.Runs;
import io.windlass.journal.StepId;
import io.windlass.local.memory.InMemoryArrivals;
import io.windlass.local.memory.InMemoryMarks;
import io.windlass.local.memory.InMemoryRuns;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The ports in memory, each with at most one condition left out.
///
/// @param bug which; empty for the protocol as it is
/// @param clock for marks that expire
record BuggyPorts(Optional<Bug> bug, InstantSource clock) {

    private static final Duration EXPIRY = Duration.ofHours(12);

    private boolean has(Bug wanted) {
        return bug.isPresent() && bug.get() == wanted;
    }

    Arrivals arrivals() {
        return new InMemoryArrivals() {
            @Override
            protected Arrival.Key stored(Arrival.Key key) {
                return has(Bug.H15) ? new Arrival.Key(key.time(), "", key.generation()) : key;
            }
        };
    }

    Marks marks() {
        return new InMemoryMarks() {
            private final Map<Mark, Instant> written = new HashMap<>();

            @Override
            public synchronized void write(Collection<Mark> marks) {
                marks.forEach(mark -> written.putIfAbsent(mark, clock.instant()));
                super.write(marks);
            }

            @Override
            public synchronized Map<ObjectId, Mark> find(StepId step, Collection<ObjectId> objects) {
                Map<ObjectId, Mark> found = new HashMap<>(super.find(step, objects));
                if (has(Bug.H13)) {
                    Instant expired = clock.instant().minus(EXPIRY);
                    found.values().removeIf(mark -> written.get(mark).isBefore(expired));
                }
                return found;
            }

            @Override
            protected boolean mayWrite(Optional<Mark> present, Mark mark) {
                return has(Bug.H6) || super.mayWrite(present, mark);
            }
        };
    }

    Runs runs() {
        return new InMemoryRuns() {
            @Override
            public synchronized boolean open(PipelineState seen, Run run, boolean wantTaken) {
                PipelineState now = pipeline(seen.name());
                return has(Bug.H1)
                        ? super.open(now, renumbered(run, now.epoch() + 1), wantTaken)
                        : super.open(seen, run, wantTaken);
            }

            @Override
            protected boolean mayUpdate(Run now, Run seen, Run next) {
                return (has(Bug.H11) && saves(seen, next)) || super.mayUpdate(now, seen, next);
            }

            @Override
            protected Run written(Run now, Run seen, Run next) {
                boolean advance = next.step() == seen.step() + 1;
                return has(Bug.H16) && advance ? attempted(next, seen.attempt()) : super.written(now, seen, next);
            }

            @Override
            protected boolean mayRelease(PipelineState now, Run seen) {
                return has(Bug.H5) || super.mayRelease(now, seen);
            }

            @Override
            protected boolean mayClose(Run now, Run seen) {
                return has(Bug.H5) || super.mayClose(now, seen);
            }
        };
    }

    private static Run renumbered(Run run, long number) {
        return new Run(
                run.pipeline(),
                number,
                run.files(),
                run.steps(),
                run.step(),
                run.state(),
                run.attempt(),
                run.tries(),
                run.statement(),
                run.asked(),
                run.opened(),
                run.since(),
                run.notBefore());
    }

    private static Run attempted(Run run, int attempt) {
        return new Run(
                run.pipeline(),
                run.number(),
                run.files(),
                run.steps(),
                run.step(),
                run.state(),
                attempt,
                run.tries(),
                run.statement(),
                run.asked(),
                run.opened(),
                run.since(),
                run.notBefore());
    }
}
