package io.windlass.lambda;

import io.windlass.journal.Closing;
import io.windlass.journal.PipelineState;
import io.windlass.journal.Request;
import io.windlass.journal.Run;
import io.windlass.journal.Runs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Runs, looked at as they pass: how long the open one has been open, and how long ago a step was loaded last.
///
/// The second costs a read of one item, where a pipeline has no open run, once for each run that loaded something
/// and each process: never of history.
final class TalliedRuns implements Runs {

    private final Runs runs;
    private final Tally tally;
    private final InstantSource clock;
    private final Map<String, LastLoad> lastLoads = new ConcurrentHashMap<>();

    TalliedRuns(Runs runs, Tally tally, InstantSource clock) {
        this.runs = Objects.requireNonNull(runs, "runs is null");
        this.tally = Objects.requireNonNull(tally, "tally is null");
        this.clock = Objects.requireNonNull(clock, "clock is null");
    }

    /// @param run the last run that loaded a step
    /// @param began when its last attempt began; empty where the run is no longer there
    private record LastLoad(long run, Optional<Instant> began) {}

    @Override
    public PipelineState pipeline(String name) {
        PipelineState state = runs.pipeline(name);
        if (state.run().isEmpty()) {
            tally.set(name, Figure.OLDEST_RUN_AGE, 0);
            sinceLastLoad(state);
        }
        return state;
    }

    private void sinceLastLoad(PipelineState state) {
        long last =
                state.done().values().stream().mapToLong(Long::longValue).max().orElse(0);
        if (last == 0) {
            return;
        }
        LastLoad known = lastLoads.get(state.name());
        if (known == null || known.run() != last) {
            known = new LastLoad(last, runs.run(state.name(), last).map(Run::since));
            lastLoads.put(state.name(), known);
        }
        known.began().ifPresent(began -> tally.set(state.name(), Figure.SECONDS_SINCE_LAST_LOAD, age(began)));
    }

    @Override
    public Optional<Run> run(String pipeline, long number) {
        Optional<Run> run = runs.run(pipeline, number);
        run.ifPresent(open -> tally.set(pipeline, Figure.OLDEST_RUN_AGE, age(open.opened())));
        return run;
    }

    @Override
    public boolean open(PipelineState seen, Run run, boolean wantTaken) {
        return runs.open(seen, run, wantTaken);
    }

    @Override
    public boolean update(Run seen, Run next) {
        return runs.update(seen, next);
    }

    @Override
    public boolean close(Run seen, Closing closing) {
        return runs.close(seen, closing);
    }

    @Override
    public boolean request(String pipeline, Request request) {
        return runs.request(pipeline, request);
    }

    private double age(Instant since) {
        return Math.max(0, Duration.between(since, clock.instant()).toSeconds());
    }
}
