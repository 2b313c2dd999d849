package io.windlass.cli;

import io.windlass.journal.PipelineState;
import io.windlass.journal.Run;
import io.windlass.journal.RunState;
import io.windlass.journal.Runs;
import io.windlass.load.Backlog;
import io.windlass.load.Loader;
import io.windlass.load.PlanOutcome;
import io.windlass.load.TickOutcome;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Starts a pipeline by hand and moves it until the runs that this led to are over. Others may move it too.
///
/// A start is answered by the run that takes all that waits; where a batch is smaller than what waits, several runs
/// lead there. The numbers of runs are epochs, so those that opened since the start are found without a list.
///
/// @param runs the journal's runs
/// @param loader what moves pipelines
/// @param pipeline its name
/// @param force whether it does not wait for the pipelines that this one depends on
/// @param err where it is said what keeps it
/// @param pause waits a moment
record Start(Runs runs, Loader loader, String pipeline, boolean force, PrintWriter err, Runnable pause) {

    /// What a start came to.
    ///
    /// @param runs those that are over, in order
    /// @param served whether the one that answers the start is among them
    record Ended(List<Run> runs, boolean served) {
        Ended {
            runs = List.copyOf(runs);
        }

        /// Whether the start was answered and every run loaded all its steps.
        boolean loaded() {
            return served && runs.stream().allMatch(Start::complete);
        }
    }

    private static boolean complete(Run run) {
        return run.state() instanceof RunState.Closed(int loaded, String reason)
                && loaded == run.steps().size();
    }

    /// With whatever waits.
    Ended all() {
        PipelineState before = runs.pipeline(pipeline);
        return request().isPresent() ? follow(before.epoch(), Run::asked) : new Ended(List.of(), false);
    }

    /// Asks for a run with whatever waits, and does not wait for it.
    ///
    /// @return what was asked; empty where it was refused
    Optional<String> request() {
        PipelineState before = runs.pipeline(pipeline);
        if (before.paused()) {
            return paused();
        }
        List<String> others = force ? List.of() : loader.awaited(pipeline);
        if (!others.isEmpty()) {
            awaiting(others);
            return Optional.empty();
        }
        before.run().ifPresent(open -> err.println("run " + open + " is open; the start waits for it"));
        return switch (loader.start(pipeline, Optional.empty(), force)) {
            case TickOutcome.Refused(List<String> reasons) -> refusal(reasons);
            case TickOutcome.Troubled(String message) -> refusal(List.of(message));
            case TickOutcome.Active active -> Optional.of("a run with all that waits");
            case TickOutcome.Quiet quiet -> Optional.of("a run with all that waits");
            case TickOutcome.Waiting waiting -> Optional.of("a run with all that waits");
            case TickOutcome.Paused paused -> Optional.of("a run with all that waits");
            case TickOutcome.Held(Instant until) -> {
                held(until, "the start waits for its end");
                yield Optional.of("a run with all that waits");
            }
        };
    }

    /// Opens a run of the sql steps alone, and does not wait for it.
    ///
    /// @return what was opened; empty where it was refused
    Optional<String> openWithoutCopies() {
        return switch (loader.startWithoutCopies(pipeline, force)) {
            case PlanOutcome.Opened(Run run) -> Optional.of("run " + run.number() + ", of its sql steps alone");
            case PlanOutcome.Running(long open) ->
                refusal(List.of("run " + open + " is open; ask again when it is over"));
            case PlanOutcome.Beaten beaten -> refusal(List.of("somebody else moved first; ask again"));
            case PlanOutcome.Paused paused -> paused();
            case PlanOutcome.Unsupported(List<String> reasons) -> refusal(reasons);
            case PlanOutcome.Waiting(List<String> others, List<Backlog> backlogs) -> {
                awaiting(others);
                yield Optional.empty();
            }
            case PlanOutcome.Held(Instant until) -> {
                held(until, "ask again then");
                yield Optional.empty();
            }
            case PlanOutcome.Nothing nothing -> refusal(List.of("it has no sql step"));
        };
    }

    /// Only the sql steps.
    Ended withoutCopies() {
        OptionalLong told = OptionalLong.empty();
        while (true) {
            switch (loader.startWithoutCopies(pipeline, force)) {
                case PlanOutcome.Opened(Run run) -> {
                    return follow(run.number() - 1, each -> each.number() == run.number());
                }
                case PlanOutcome.Running(long open) -> {
                    if (told.isEmpty() || told.getAsLong() != open) {
                        err.println("run " + open + " is open; the start waits for it");
                        told = OptionalLong.of(open);
                    }
                    if (loader.tick(pipeline, true) instanceof TickOutcome.Held(Instant until)) {
                        return held(until, "ask again then");
                    }
                    pause.run();
                }
                case PlanOutcome.Waiting(List<String> others, List<Backlog> backlogs) -> {
                    return awaiting(others);
                }
                case PlanOutcome.Beaten beaten -> pause.run();
                case PlanOutcome.Paused paused -> {
                    paused();
                    return new Ended(List.of(), false);
                }
                case PlanOutcome.Held(Instant until) -> {
                    return held(until, "ask again then");
                }
                case PlanOutcome.Unsupported(List<String> reasons) -> {
                    return refused(reasons);
                }
                case PlanOutcome.Nothing nothing -> {
                    return refused(List.of("it has no sql step"));
                }
            }
        }
    }

    private Ended held(Instant until, String consequence) {
        err.println("the maintenance of " + pipeline + " lasts until " + until + "; " + consequence);
        return new Ended(List.of(), false);
    }

    private Ended awaiting(List<String> others) {
        err.println(pipeline + " waits for " + Words.list(others)
                + ": no complete run since its own last one. Nothing is asked for; --force starts it all the same");
        return new Ended(List.of(), false);
    }

    private Optional<String> paused() {
        err.println(pipeline + " is paused, by somebody or by a failure that no object is guilty of");
        return Optional.empty();
    }

    private Optional<String> refusal(List<String> reasons) {
        refused(reasons);
        return Optional.empty();
    }

    private Ended refused(List<String> reasons) {
        reasons.forEach(reason -> err.println(pipeline + " cannot be started: " + reason));
        return new Ended(List.of(), false);
    }

    private Ended follow(long after, Predicate<Run> answers) {
        TreeMap<Long, Run> over = new TreeMap<>();
        long seen = after;
        while (true) {
            PipelineState state = runs.pipeline(pipeline);
            long closed = state.run().isPresent() ? state.run().getAsLong() - 1 : state.epoch();
            for (long number = seen + 1; number <= closed; number++) {
                runs.run(pipeline, number).ifPresent(run -> over.put(run.number(), run));
            }
            seen = Math.max(seen, closed);
            Optional<Run> answer = over.values().stream().filter(answers).reduce((first, later) -> later);
            // What answers a start and does not load gives the start back, so that the next run answers it.
            boolean ended = answer.isPresent()
                    && (complete(answer.get()) || !answer.get().asked());
            boolean stopped = state.run().isEmpty() && (state.paused() || (answer.isPresent() && !state.want()));
            if (ended || stopped) {
                return new Ended(List.copyOf(over.values()), answer.isPresent());
            }
            TickOutcome outcome = loader.tick(pipeline, true);
            if (outcome instanceof TickOutcome.Refused(List<String> reasons)) {
                return refused(reasons);
            }
            if (outcome instanceof TickOutcome.Held(Instant until)) {
                return held(until, "the run goes on then");
            }
            if (outcome instanceof TickOutcome.Waiting(List<String> others, List<Backlog> backlogs)) {
                err.println("the start of " + pipeline + " waits for a complete run of " + Words.list(others));
                return new Ended(List.copyOf(over.values()), false);
            }
            pause.run();
        }
    }
}
