package io.windlass.simulation;

import io.windlass.journal.Closing;
import io.windlass.journal.PipelineState;
import io.windlass.journal.Request;
import io.windlass.journal.Run;
import io.windlass.journal.RunState;
import io.windlass.journal.Runs;
import io.windlass.journal.StepId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Runs that are watched: whatever is written, an attempt never goes back, a saved id never changes within an
/// attempt, a run that is given up goes no further and a closed one stays closed, none opens while the pipeline is
/// paused, none takes a start that came after its planner looked, and one that is stopped leaves the pipeline paused.
///
/// @param runs what is watched
/// @param last how each run was seen last
/// @param asked what was asked for, by pipeline
/// @param skipped up to which run a sql step was told to pass over what it is owed
record WatchedRuns(Runs runs, Map<Place, Run> last, Map<String, Starts> asked, Map<StepId, Long> skipped)
        implements Runs {

    WatchedRuns(Runs runs) {
        this(runs, new HashMap<>(), new HashMap<>(), new HashMap<>());
    }

    /// The starts of a pipeline.
    Starts starts(String pipeline) {
        return asked.computeIfAbsent(pipeline, any -> new Starts());
    }

    @Override
    public PipelineState pipeline(String name) {
        return runs.pipeline(name);
    }

    @Override
    public Optional<Run> run(String pipeline, long number) {
        return runs.run(pipeline, number);
    }

    @Override
    public boolean open(PipelineState seen, Run run, boolean wantTaken) {
        PipelineState before = runs.pipeline(seen.name());
        boolean opened = runs.open(seen, run, wantTaken);
        if (opened && before.paused() && run.undo().isEmpty()) {
            throw new WentWrong("run " + run.number() + " opened although the pipeline is paused");
        }
        if (opened && before.want() && !runs.pipeline(seen.name()).want()) {
            Set<Instant> swallowed = starts(seen.name()).taken(seen, run);
            if (!swallowed.isEmpty()) {
                throw new WentWrong("run " + run.number() + " took starts that it was not planned for: " + swallowed);
            }
        }
        return opened;
    }

    @Override
    public boolean update(Run seen, Run next) {
        boolean written = runs.update(seen, next);
        watch(seen);
        return written;
    }

    @Override
    public boolean close(Run seen, Closing closing) {
        boolean written = runs.close(seen, closing);
        Run before = last.get(new Place(seen.pipeline(), seen.number()));
        if (written) {
            starts(seen.pipeline())
                    .closed(
                            seen.number(),
                            closing.loaded().size() == seen.steps().size());
            if (before != null
                    && stopped(before)
                    && !runs.pipeline(seen.pipeline()).paused()) {
                throw new WentWrong("run " + seen.number() + " was stopped, but the pipeline is not paused");
            }
        }
        watch(seen);
        return written;
    }

    @Override
    public boolean request(String pipeline, Request request) {
        boolean heard = runs.request(pipeline, request);
        if (heard) {
            switch (request) {
                case Request.Start start -> starts(pipeline).heard(start.due());
                case Request.Pause pause -> {}
                case Request.Skip(PipelineState seen, String step) ->
                    skipped.put(new StepId(pipeline, step), seen.epoch());
                case Request.Told told -> {}
                case Request.Resume(boolean dropStart) -> {
                    if (dropStart) {
                        starts(pipeline).dropped();
                    }
                }
            }
        }
        return heard;
    }

    private void watch(Run seen) {
        Optional<Run> found = runs.run(seen.pipeline(), seen.number());
        if (found.isEmpty()) {
            return;
        }
        Run now = found.get();
        Run before = last.put(new Place(now.pipeline(), now.number()), now);
        if (before == null) {
            return;
        }
        boolean back = now.attempt() < before.attempt();
        boolean reopened = before.state() instanceof RunState.Closed && !(now.state() instanceof RunState.Closed);
        boolean revived = before.state() instanceof RunState.Voiding && now.state() instanceof RunState.Loading;
        boolean changed = before.attempt() == now.attempt()
                && before.statement().isPresent()
                && !before.statement().equals(now.statement());
        if (back || reopened || revived || changed) {
            throw new WentWrong("run " + now.number() + " went back: " + before + " to " + now);
        }
    }

    private static boolean stopped(Run run) {
        return run.state() instanceof RunState.Voiding(RunState.Ending ending, String reason)
                && ending instanceof RunState.Stop;
    }

    /// @param number a run of the pipeline
    record Place(String pipeline, long number) {}

    /// A run did what none may.
    static final class WentWrong extends RuntimeException {
        private static final long serialVersionUID = 1;

        WentWrong(String message) {
            super(message);
        }
    }
}
