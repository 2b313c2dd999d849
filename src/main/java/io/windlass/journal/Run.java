package io.windlass.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// One execution of a pipeline over a fixed set of arrivals.
///
/// @param pipeline the pipeline
/// @param number the epoch at its open: no clock, so no skew can make a later run the lower one
/// @param files the name under which its manifests and lists lie, ending in `/`
/// @param steps its steps in order; may be empty for a start that found nothing to do
/// @param step the index of the current one; equal to the number of steps once all are loaded
/// @param state where it stands
/// @param attempt goes up with every retry, void and advance and never back: every write to the run demands
///     that it is unchanged
/// @param tries the attempts of the current step that count against its limit
/// @param statement the id of this attempt's statement, once saved
/// @param asked whether it answers a start
/// @param undo what it takes back; empty where it loads
/// @param follows for each pipeline that its own depends on the complete run that it comes after; empty where its own
///     depends on none, or where it leaves some of what waits to the next run
/// @param settings how the warehouse is to run what it loads
/// @param opened when it was opened
/// @param since when the current attempt began
/// @param notBefore when its statement may be submitted: later than `since` after a failure
public record Run(
        String pipeline,
        long number,
        String files,
        List<RunStep> steps,
        int step,
        RunState state,
        int attempt,
        int tries,
        Optional<String> statement,
        boolean asked,
        Optional<Undo> undo,
        Map<String, Long> follows,
        RunSettings settings,
        Instant opened,
        Instant since,
        Instant notBefore) {

    public Run {
        Objects.requireNonNull(pipeline, "pipeline is null");
        Objects.requireNonNull(files, "files is null");
        Objects.requireNonNull(state, "state is null");
        Objects.requireNonNull(statement, "statement is null");
        Objects.requireNonNull(undo, "undo is null");
        Objects.requireNonNull(settings, "settings is null");
        Objects.requireNonNull(opened, "opened is null");
        Objects.requireNonNull(since, "since is null");
        Objects.requireNonNull(notBefore, "notBefore is null");
        steps = List.copyOf(steps);
        follows = Map.copyOf(follows);
        if (step < 0 || step > steps.size()) {
            throw new IllegalArgumentException("step " + step + " of " + steps.size());
        }
    }

    /// A run that loads.
    public static Run opened(
            String pipeline, long number, String files, List<RunStep> steps, boolean asked, Instant now) {
        return opened(pipeline, number, files, steps, asked, Optional.empty(), now);
    }

    /// A run that takes an earlier one back.
    ///
    /// @param steps the steps that are taken back, in that order, without parts
    public static Run undoing(String pipeline, long number, String files, List<RunStep> steps, Undo undo, Instant now) {
        return opened(pipeline, number, files, steps, false, Optional.of(undo), now);
    }

    private static Run opened(
            String pipeline,
            long number,
            String files,
            List<RunStep> steps,
            boolean asked,
            Optional<Undo> undo,
            Instant now) {
        return new Run(
                pipeline,
                number,
                files,
                steps,
                0,
                new RunState.Loading(),
                1,
                0,
                Optional.empty(),
                asked,
                undo,
                Map.of(),
                RunSettings.standard(),
                now,
                now,
                now);
    }

    /// The current step, unless all are loaded.
    public Optional<RunStep> current() {
        return step < steps.size() ? Optional.of(steps.get(step)) : Optional.empty();
    }

    /// Whether some attempt of this run was not the first of its step: each step of an undisturbed run takes one.
    public boolean disturbed() {
        return attempt > step + 1;
    }

    /// The same, after these runs of other pipelines.
    public Run following(Map<String, Long> others) {
        return new Run(
                pipeline, number, files, steps, step, state, attempt, tries, statement, asked, undo, others, settings,
                opened, since, notBefore);
    }

    /// The same with settings of its own.
    public Run carrying(RunSettings own) {
        return new Run(
                pipeline, number, files, steps, step, state, attempt, tries, statement, asked, undo, follows, own,
                opened, since, notBefore);
    }

    /// What its pipeline has followed if this run does not load everything: for each other one any run before the one
    /// that this run comes after, so that the next run need not wait for a newer one.
    public Map<String, Long> unfollowed() {
        return follows.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue() - 1));
    }

    /// The same attempt with its statement's id.
    public Run saved(String statementId) {
        return with(step, state, attempt, tries, Optional.of(statementId), since, notBefore);
    }

    /// The next attempt at the same step.
    ///
    /// @param counts whether the failed attempt counts against the limit: transient ones never do
    public Run retry(boolean counts, Instant now, Instant notBefore) {
        return with(step, state, attempt + 1, tries + (counts ? 1 : 0), Optional.empty(), now, notBefore);
    }

    /// The current step is given up.
    public Run voiding(RunState.Ending ending, String reason, Instant now) {
        return with(step, new RunState.Voiding(ending, reason), attempt + 1, 0, Optional.empty(), now, now);
    }

    /// The current step is loaded; on to the next.
    public Run advanced(Instant now) {
        return with(step + 1, new RunState.Loading(), attempt + 1, 0, Optional.empty(), now, now);
    }

    /// It is over.
    public Run closed(int loaded, String reason) {
        return with(step, new RunState.Closed(loaded, reason), attempt, tries, statement, since, notBefore);
    }

    private Run with(
            int step,
            RunState state,
            int attempt,
            int tries,
            Optional<String> statement,
            Instant since,
            Instant notBefore) {
        return new Run(
                pipeline, number, files, steps, step, state, attempt, tries, statement, asked, undo, follows, settings,
                opened, since, notBefore);
    }
}
