package io.windlass.local.memory;

import io.windlass.journal.Closing;
import io.windlass.journal.History;
import io.windlass.journal.PipelineState;
import io.windlass.journal.Request;
import io.windlass.journal.Run;
import io.windlass.journal.RunSettings;
import io.windlass.journal.RunState;
import io.windlass.journal.Runs;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/// Pipelines' states and runs in memory.
public class InMemoryRuns implements Runs, History {

    private final Map<String, PipelineState> pipelines = new HashMap<>();
    private final Map<Place, Run> runs = new HashMap<>();
    private final boolean telling;

    public InMemoryRuns() {
        this(false);
    }

    /// @param telling whether somebody is told of the ends of runs
    public InMemoryRuns(boolean telling) {
        this.telling = telling;
    }

    @Override
    public synchronized PipelineState pipeline(String name) {
        return pipelines.getOrDefault(name, PipelineState.fresh(name));
    }

    @Override
    public synchronized Optional<Run> run(String pipeline, long number) {
        return Optional.ofNullable(runs.get(new Place(pipeline, number)));
    }

    @Override
    public synchronized boolean open(PipelineState seen, Run run, boolean wantTaken) {
        PipelineState now = pipeline(seen.name());
        if (!mayOpen(now, seen, run) || !mayCreate(run(run.pipeline(), run.number()), run)) {
            return false;
        }
        PipelineState taken = state(
                now,
                now.epoch() + 1,
                OptionalLong.of(run.number()),
                now.paused(),
                now.limit(),
                now.due(),
                now.want() && !wantTaken,
                now.done(),
                now.series());
        pipelines.put(now.name(), run.follows().isEmpty() ? taken : taken.following(run.follows()));
        runs.put(new Place(run.pipeline(), run.number()), run);
        return true;
    }

    @Override
    public synchronized boolean update(Run seen, Run next) {
        Optional<Run> now = run(seen.pipeline(), seen.number());
        if (now.isEmpty() || !mayUpdate(now.get(), seen, next)) {
            return false;
        }
        runs.put(new Place(next.pipeline(), next.number()), written(now.get(), seen, next));
        return true;
    }

    @Override
    public synchronized boolean close(Run seen, Closing closing) {
        PipelineState now = pipeline(seen.pipeline());
        Optional<Run> run = run(seen.pipeline(), seen.number());
        if (run.isEmpty() || !mayRelease(now, seen) || !mayClose(run.get(), seen)) {
            return false;
        }
        Map<String, Long> done = new HashMap<>(now.done());
        if (seen.undo().isEmpty()) {
            closing.loaded().forEach(step -> done.put(step, seen.number()));
        }
        Map<String, String> series = new HashMap<>(now.series());
        series.putAll(closing.series());
        series.values().removeIf(String::isEmpty);
        PipelineState freed = state(
                now,
                now.epoch() + 1,
                OptionalLong.empty(),
                now.paused() || closing.pause(),
                closing.limit(),
                now.due(),
                now.want() || closing.wantBack(),
                done,
                series);
        boolean back = closing.wantBack() && freed.settings().plain();
        pipelines.put(now.name(), ended(back ? freed.carrying(seen.settings()) : freed, seen, closing));
        runs.put(
                new Place(seen.pipeline(), seen.number()),
                seen.closed(closing.loaded().size(), closing.reason()));
        return true;
    }

    @Override
    public synchronized List<Run> runs(String pipeline, long after, int atMost) {
        return runs.values().stream()
                .filter(run -> run.pipeline().equals(pipeline) && run.number() > after)
                .sorted(Comparator.comparingLong(Run::number))
                .limit(atMost)
                .toList();
    }

    @Override
    public synchronized boolean request(String pipeline, Request request) {
        PipelineState now = pipeline(pipeline);
        if (!mayRequest(now, request)) {
            return false;
        }
        long epoch = epochAfter(now, request);
        PipelineState next = switch (request) {
            case Request.Start start ->
                carrying(start, despite(start, asked(now, epoch, now.paused(), Optional.of(start.due()), true)));
            case Request.Pause() -> asked(now, epoch, true, now.due(), now.want());
            case Request.Resume(boolean dropStart) -> asked(now, epoch, false, now.due(), now.want() && !dropStart);
            case Request.Skip(PipelineState seen, String step) -> skipped(now, epoch, step);
            case Request.Told(Set<Long> numbers) -> told(now, numbers);
        };
        pipelines.put(pipeline, next);
        return true;
    }

    /// Whether the pipeline may take a run: its epoch is the one seen, it has no run and is not paused, unless the run
    /// takes rows back.
    protected boolean mayOpen(PipelineState now, PipelineState seen, Run run) {
        return now.epoch() == seen.epoch()
                && now.run().isEmpty()
                && (!now.paused() || run.undo().isPresent());
    }

    /// Whether a run may be written at its open: there is none of this number.
    protected boolean mayCreate(Optional<Run> present, Run run) {
        return present.isEmpty();
    }

    /// Whether a run may move: it is not closed, its attempt is the one seen, and a statement id is saved only
    /// where this attempt has none.
    protected boolean mayUpdate(Run now, Run seen, Run next) {
        return open(now)
                && now.attempt() == seen.attempt()
                && (!saves(seen, next) || now.statement().isEmpty());
    }

    /// What is there after an update: a save writes the id alone, whatever the rest has become; everything else
    /// writes the whole run.
    protected Run written(Run now, Run seen, Run next) {
        return saves(seen, next) ? now.saved(next.statement().orElseThrow()) : next;
    }

    /// Whether an update saves a statement's id.
    protected static boolean saves(Run seen, Run next) {
        return next.attempt() == seen.attempt() && next.statement().isPresent();
    }

    /// Whether the pipeline may let a run go: it still has it.
    protected boolean mayRelease(PipelineState now, Run seen) {
        return now.run().equals(OptionalLong.of(seen.number()));
    }

    /// Whether a run may be closed: it is not, and its attempt is the one seen.
    protected boolean mayClose(Run now, Run seen) {
        return open(now) && now.attempt() == seen.attempt();
    }

    /// Whether a request is heard: a start only when none for the same or a later time was; to drop a start,
    /// only without a run.
    protected boolean mayRequest(PipelineState now, Request request) {
        return switch (request) {
            case Request.Start start -> now.due().isEmpty() || now.due().get().isBefore(start.due());
            case Request.Pause() -> true;
            case Request.Told told -> true;
            case Request.Resume(boolean dropStart) -> !dropStart || now.run().isEmpty();
            case Request.Skip(PipelineState seen, String step) ->
                now.run().isEmpty()
                        && now.epoch() == seen.epoch()
                        && runs.keySet().stream()
                                .anyMatch(place -> place.pipeline().equals(now.name()));
        };
    }

    /// The epoch after a request that was heard. It goes up where a planner must not act on what it read.
    protected long epochAfter(PipelineState now, Request request) {
        return switch (request) {
            case Request.Start start -> now.epoch() + 1;
            case Request.Pause() -> now.epoch() + 1;
            case Request.Resume(boolean dropStart) -> now.epoch() + (dropStart ? 1 : 0);
            case Request.Skip skip -> now.epoch() + 1;
            case Request.Told told -> now.epoch();
        };
    }

    private static boolean open(Run run) {
        return !(run.state() instanceof RunState.Closed);
    }

    private static PipelineState asked(
            PipelineState now, long epoch, boolean paused, Optional<Instant> due, boolean want) {
        return state(now, epoch, now.run(), paused, now.limit(), due, want, now.done(), now.series());
    }

    private PipelineState ended(PipelineState before, Run run, Closing closing) {
        PipelineState state = before;
        if (telling) {
            Set<Long> untold = new HashSet<>(before.untold());
            untold.add(run.number());
            state = before.telling(untold);
        }
        if (closing.completes(run)) {
            return state.completed(run.number());
        }
        return run.follows().isEmpty() ? state : state.following(run.unfollowed());
    }

    private static PipelineState despite(Request.Start start, PipelineState state) {
        return start.despite().isEmpty()
                ? state
                : state.following(start.despite().stream().collect(Collectors.toMap(name -> name, name -> -1L)));
    }

    private static PipelineState carrying(Request.Start start, PipelineState state) {
        return start.settings().plain() ? state : state.carrying(start.settings());
    }

    private static PipelineState told(PipelineState now, Set<Long> numbers) {
        Set<Long> untold = new HashSet<>(now.untold());
        untold.removeAll(numbers);
        return now.telling(untold);
    }

    private static PipelineState skipped(PipelineState now, long epoch, String step) {
        Map<String, Long> done = new HashMap<>(now.done());
        done.put(step, now.epoch());
        Map<String, String> series = new HashMap<>(now.series());
        series.remove(step);
        return state(now, epoch, now.run(), now.paused(), now.limit(), now.due(), now.want(), done, series);
    }

    private static PipelineState state(
            PipelineState now,
            long epoch,
            OptionalLong run,
            boolean paused,
            OptionalInt limit,
            Optional<Instant> due,
            boolean want,
            Map<String, Long> done,
            Map<String, String> series) {
        return new PipelineState(
                now.name(),
                epoch,
                run,
                paused,
                limit,
                due,
                want,
                done,
                series,
                now.complete(),
                now.followed(),
                now.untold(),
                want ? now.settings() : RunSettings.standard());
    }

    private record Place(String pipeline, long number) {}
}
