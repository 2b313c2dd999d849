package io.windlass.tail;

import io.windlass.journal.History;
import io.windlass.journal.PipelineState;
import io.windlass.journal.Run;
import io.windlass.journal.RunState;
import io.windlass.journal.RunStep;
import io.windlass.journal.StepId;
import io.windlass.load.Journal;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Tells what has changed in the journal since it was looked at last. What begins and ends between two looks is told
/// once, as far as runs are concerned; arrivals that come and go between two looks are told by the run that took them.
///
/// A look costs, for each pipeline, a read of its item, a query of the runs since the last look, and for each copy step
/// a query of its eight shards.
public final class Tail {

    /// More of a step are told as more than so many.
    private static final int COUNT_UP_TO = 1_000;

    private static final int PAGE = 100;

    private final Journal journal;
    private final History history;
    private final List<Pipeline> pipelines;
    private final Consumer<Event> events;
    private final Map<String, Seen> seen = new HashMap<>();

    /// @param events hears of each change, in order
    public Tail(Journal journal, History history, List<Pipeline> pipelines, Consumer<Event> events) {
        this.journal = Objects.requireNonNull(journal, "journal is null");
        this.history = Objects.requireNonNull(history, "history is null");
        this.pipelines = List.copyOf(pipelines);
        this.events = Objects.requireNonNull(events, "events is null");
    }

    /// A change.
    ///
    /// @param pipeline the pipeline
    /// @param what in a word: `waiting`, `opened`, `attempt`, `loaded`, `closed`, `failed`, `paused`, `resumed`
    /// @param run the run's number; 0 where there is none
    /// @param step the step; empty where it is the pipeline or the run
    /// @param objects how many it is about; 0 where that is not said
    /// @param text for a person
    public record Event(String pipeline, String what, long run, String step, long objects, String text) {}

    /// @param waiting arrivals by step
    /// @param open the run as it was seen last
    /// @param newest the highest number of a run that is over
    private record Seen(boolean paused, Map<String, Integer> waiting, Optional<Run> open, long newest) {}

    /// Looks once. The first look tells what is under way.
    public void look() {
        pipelines.forEach(this::look);
    }

    private void look(Pipeline pipeline) {
        String name = pipeline.name();
        // Before the runs, so that what a run takes from here is told of that run and not missed.
        Map<String, Integer> waiting = waiting(pipeline);
        PipelineState state = journal.runs().pipeline(name);
        Seen before = seen.get(name);
        if (before == null) {
            before = new Seen(false, Map.of(), Optional.empty(), state.run().orElse(state.epoch() + 1) - 1);
        }
        grown(name, before.waiting(), waiting);
        Optional<Run> open = Optional.empty();
        long newest = before.newest();
        for (Run run : since(name, before.newest())) {
            told(run, before.open().filter(each -> each.number() == run.number()));
            if (run.state() instanceof RunState.Closed) {
                newest = run.number();
            } else {
                open = Optional.of(run);
            }
        }
        if (state.paused() != before.paused()) {
            events.accept(new Event(name, state.paused() ? "paused" : "resumed", 0, "", 0, ""));
        }
        seen.put(name, new Seen(state.paused(), waiting, open, newest));
    }

    private List<Run> since(String pipeline, long after) {
        return history.runs(pipeline, after, PAGE);
    }

    private Map<String, Integer> waiting(Pipeline pipeline) {
        Map<String, Integer> waiting = new TreeMap<>();
        for (Step.Copy step : pipeline.copies()) {
            StepId id = new StepId(pipeline.name(), step.name());
            waiting.put(
                    step.name(),
                    journal.arrivals().oldest(id, COUNT_UP_TO).arrivals().size());
        }
        return waiting;
    }

    private void grown(String pipeline, Map<String, Integer> before, Map<String, Integer> now) {
        now.forEach((step, count) -> {
            int more = count - before.getOrDefault(step, 0);
            if (more > 0) {
                String all = count == COUNT_UP_TO ? "at least " + count : Integer.toString(count);
                events.accept(new Event(pipeline, "waiting", 0, step, more, all + " waiting"));
            }
        });
    }

    /// What the run did since it was seen.
    private void told(Run run, Optional<Run> before) {
        long objects = run.steps().stream().mapToLong(RunStep::files).sum();
        if (before.isEmpty()) {
            long bytes = run.steps().stream().mapToLong(RunStep::bytes).sum();
            tell(run, "opened", "", objects, "%,d bytes".formatted(bytes));
        }
        int loadedBefore = before.map(Run::step).orElse(0);
        int loaded = run.state() instanceof RunState.Closed(int steps, String reason) ? steps : run.step();
        for (RunStep step : run.steps().subList(Math.min(loadedBefore, loaded), loaded)) {
            tell(run, "loaded", step.name(), step.files(), "");
        }
        switch (run.state()) {
            case RunState.Closed(int steps, String reason) ->
                tell(run, reason.isEmpty() ? "closed" : "failed", "", objects, reason);
            case RunState.Voiding(RunState.Ending ending, String reason) -> {
                if (before.filter(each -> each.state().equals(run.state())).isEmpty()) {
                    tell(run, "voiding", current(run), 0, reason);
                }
            }
            case RunState.Loading loading -> {
                boolean again = before.filter(each -> each.step() == run.step() && each.attempt() < run.attempt())
                        .isPresent();
                if (again) {
                    tell(run, "attempt", current(run), 0, "attempt " + run.attempt());
                }
            }
        }
    }

    private static String current(Run run) {
        return run.current().map(RunStep::name).orElse("");
    }

    private void tell(Run run, String what, String step, long objects, String text) {
        events.accept(new Event(run.pipeline(), what, run.number(), step, objects, text));
    }
}
