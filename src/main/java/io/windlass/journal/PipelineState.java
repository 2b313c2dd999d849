package io.windlass.journal;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/// A pipeline's one item in the journal. It is never deleted.
///
/// @param name the pipeline
/// @param epoch goes up by one at each open, close, start and pause: what a planner read is stale once it moved
/// @param run the open run's number, if one is open
/// @param paused whether runs may open
/// @param limit among how many of the oldest objects a guilty one is being searched: a copy step takes half of them
/// @param due the latest time a start was asked for
/// @param want whether a start waits to be served
/// @param done for each step the last run in which it was loaded
/// @param series for each copy step with a series the highest value that is loaded; for each sql step after one,
///     while it is owed, the lowest and the highest value loaded since its own last run, with a blank between them
/// @param complete the last run that loaded all of its steps; 0 if none did
/// @param followed for each pipeline that this one depends on the complete run of it that was followed last; -1 where
///     a start is not to wait for any
/// @param untold runs that are over and of whose end no event was taken yet; none where nobody is told
/// @param settings of the run that serves the start that waits
public record PipelineState(
        String name,
        long epoch,
        OptionalLong run,
        boolean paused,
        OptionalInt limit,
        Optional<Instant> due,
        boolean want,
        Map<String, Long> done,
        Map<String, String> series,
        long complete,
        Map<String, Long> followed,
        Set<Long> untold,
        RunSettings settings) {

    public PipelineState {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(run, "run is null");
        Objects.requireNonNull(limit, "limit is null");
        Objects.requireNonNull(due, "due is null");
        done = Map.copyOf(done);
        series = Map.copyOf(series);
        followed = Map.copyOf(followed);
        untold = Set.copyOf(untold);
        Objects.requireNonNull(settings, "settings is null");
    }

    /// Of a pipeline that depends on no other and never loaded everything.
    public PipelineState(
            String name,
            long epoch,
            OptionalLong run,
            boolean paused,
            OptionalInt limit,
            Optional<Instant> due,
            boolean want,
            Map<String, Long> done,
            Map<String, String> series) {
        this(name, epoch, run, paused, limit, due, want, done, series, 0, Map.of(), Set.of(), RunSettings.standard());
    }

    public static PipelineState fresh(String name) {
        return new PipelineState(
                name, 0, OptionalLong.empty(), false, OptionalInt.empty(), Optional.empty(), false, Map.of(), Map.of());
    }

    /// The last run in which the step was loaded; 0 if never.
    public long done(String step) {
        return done.getOrDefault(step, 0L);
    }

    /// The run of another pipeline that was followed last; 0 if none was.
    public long followed(String pipeline) {
        return followed.getOrDefault(pipeline, 0L);
    }

    /// The same where the last complete run is this one.
    public PipelineState completed(long number) {
        return with(number, followed, untold, settings);
    }

    /// The same where these runs of other pipelines are followed.
    public PipelineState following(Map<String, Long> runs) {
        return with(complete, runs, untold, settings);
    }

    /// The same where the ends of these runs are to be told.
    public PipelineState telling(Set<Long> runs) {
        return with(complete, followed, runs, settings);
    }

    /// The same where the start that waits is for a run with these settings.
    public PipelineState carrying(RunSettings run) {
        return with(complete, followed, untold, run);
    }

    private PipelineState with(long complete, Map<String, Long> followed, Set<Long> untold, RunSettings settings) {
        return new PipelineState(
                name, epoch, run, paused, limit, due, want, done, series, complete, followed, untold, settings);
    }
}
