package io.windlass.simulation;

import io.windlass.journal.Arrival;
import io.windlass.journal.Arrivals;
import io.windlass.journal.Closing;
import io.windlass.journal.Mark;
import io.windlass.journal.Marks;
import io.windlass.journal.ObjectId;
import io.windlass.journal.PipelineState;
import io.windlass.journal.Request;
import io.windlass.journal.Run;
import io.windlass.journal.RunState;
import io.windlass.journal.RunStep;
import io.windlass.journal.StepId;
import io.windlass.local.memory.InMemoryArrivals;
import io.windlass.local.memory.InMemoryMarks;
import io.windlass.local.memory.InMemoryRuns;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
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
                return new Arrival.Key(
                        key.time(), has(Bug.H15) ? "" : key.sequencer(), has(Bug.H8) ? 0 : key.generation());
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
            public synchronized void rewrite(Collection<Mark> marks, long run) {
                marks.forEach(mark -> written.putIfAbsent(mark, clock.instant()));
                super.rewrite(marks, run);
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

    InMemoryRuns runs() {
        return new InMemoryRuns() {
            @Override
            public synchronized boolean open(PipelineState seen, Run run, boolean wantTaken) {
                PipelineState now = pipeline(seen.name());
                if (has(Bug.H7)) {
                    return super.open(seen, with(run, skewed(run), run.steps(), run.attempt()), wantTaken);
                }
                if (has(Bug.H1)) {
                    return super.open(now, with(run, now.epoch() + 1, run.steps(), run.attempt()), wantTaken);
                }
                if (has(Bug.H20) && run.steps().isEmpty()) {
                    return false;
                }
                boolean taken = wantTaken || (has(Bug.H19) && seen.want());
                return super.open(seen, has(Bug.H21) ? forgetful(run) : run, taken);
            }

            @Override
            public synchronized boolean close(Run seen, Closing closing) {
                boolean early = closing.loaded().size() < seen.steps().size();
                if (has(Bug.H24) && seen.state() instanceof RunState.Voiding && early && endsLoaded(seen, closing)) {
                    super.update(seen, seen.advanced(seen.since()));
                    return false;
                }
                List<String> loaded =
                        has(Bug.H22) ? seen.steps().stream().map(RunStep::name).toList() : closing.loaded();
                boolean wantBack = closing.wantBack() && !has(Bug.H18);
                return super.close(
                        seen,
                        new Closing(
                                loaded,
                                closing.limit(),
                                closing.pause(),
                                wantBack,
                                closing.series(),
                                closing.reason()));
            }

            @Override
            protected boolean mayOpen(PipelineState now, PipelineState seen, Run run) {
                boolean stale = now.epoch() != seen.epoch() || now.run().isPresent();
                return has(Bug.H12) ? !stale : super.mayOpen(now, seen, run);
            }

            @Override
            protected long epochAfter(PipelineState now, Request request) {
                boolean kept = (has(Bug.H12) && request instanceof Request.Pause)
                        || (has(Bug.H17) && request instanceof Request.Start);
                return kept ? now.epoch() : super.epochAfter(now, request);
            }

            @Override
            protected boolean mayUpdate(Run now, Run seen, Run next) {
                return (has(Bug.H11) && saves(seen, next)) || super.mayUpdate(now, seen, next);
            }

            @Override
            protected Run written(Run now, Run seen, Run next) {
                boolean advance = next.step() == seen.step() + 1;
                return has(Bug.H16) && advance
                        ? with(next, next.number(), next.steps(), seen.attempt())
                        : super.written(now, seen, next);
            }

            @Override
            protected boolean mayRelease(PipelineState now, Run seen) {
                return has(Bug.H5) || super.mayRelease(now, seen);
            }

            @Override
            protected boolean mayClose(Run now, Run seen) {
                boolean closed = now.state() instanceof RunState.Closed;
                return has(Bug.H5) || (has(Bug.H23) && !closed) || super.mayClose(now, seen);
            }
        };
    }

    /// Whether the step that the run is at is among those that are loaded.
    private static boolean endsLoaded(Run run, Closing closing) {
        return closing.loaded().size() == run.step() + 1;
    }

    /// Seconds by one of several clocks that disagree by minutes.
    private long skewed(Run run) {
        return clock.instant().getEpochSecond() + Math.floorMod(run.files().hashCode(), 600);
    }

    private static Run forgetful(Run run) {
        List<RunStep> steps = run.steps().stream()
                .map(step -> step.copies()
                        ? step
                        : RunStep.sql(step.name(), run.number()).over(step.stretch()))
                .toList();
        return with(run, run.number(), steps, run.attempt());
    }

    private static Run with(Run run, long number, List<RunStep> steps, int attempt) {
        return new Run(
                run.pipeline(),
                number,
                run.files(),
                steps,
                run.step(),
                run.state(),
                attempt,
                run.tries(),
                run.statement(),
                run.asked(),
                run.undo(),
                run.follows(),
                run.settings(),
                run.opened(),
                run.since(),
                run.notBefore());
    }
}
