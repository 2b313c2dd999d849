package io.windlass.simulation;

import io.windlass.journal.Closing;
import io.windlass.journal.PipelineState;
import io.windlass.journal.Request;
import io.windlass.journal.Run;
import io.windlass.journal.RunState;
import io.windlass.journal.Runs;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Runs that are watched: whatever is written, an attempt never goes back, a saved id never changes within an
/// attempt, and a closed run stays closed.
///
/// @param runs what is watched
/// @param last how each run was seen last
record WatchedRuns(Runs runs, Map<Long, Run> last) implements Runs {

    WatchedRuns(Runs runs) {
        this(runs, new HashMap<>());
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
        return runs.open(seen, run, wantTaken);
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
        watch(seen);
        return written;
    }

    @Override
    public boolean request(String pipeline, Request request) {
        return runs.request(pipeline, request);
    }

    private void watch(Run seen) {
        Optional<Run> now = runs.run(seen.pipeline(), seen.number());
        if (now.isEmpty()) {
            return;
        }
        Run before = last.put(now.get().number(), now.get());
        if (before == null) {
            return;
        }
        boolean back = now.get().attempt() < before.attempt();
        boolean reopened =
                before.state() instanceof RunState.Closed && !(now.get().state() instanceof RunState.Closed);
        boolean changed = before.attempt() == now.get().attempt()
                && before.statement().isPresent()
                && !before.statement().equals(now.get().statement());
        if (back || reopened || changed) {
            throw new WentBack("run " + now.get().number() + " went back: " + before + " to " + now.get());
        }
    }

    /// A run did what none may.
    static final class WentBack extends RuntimeException {
        private static final long serialVersionUID = 1;

        WentBack(String message) {
            super(message);
        }
    }
}
