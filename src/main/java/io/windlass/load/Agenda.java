package io.windlass.load;

import io.windlass.journal.PipelineState;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import io.windlass.pipeline.Support;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a run opened now would do, and whether there is reason to open one.
///
/// @param pipeline the definition
/// @param state the pipeline's state as it was read first
/// @param selections what each copy step would take, by its name
/// @param called whether it starts because all that it depends on have completed a run
record Agenda(Pipeline pipeline, PipelineState state, Map<String, Selection> selections, boolean called) {

    /// Others have called it, or a start is wanted, or a sql step is owed what an earlier run loaded, or arrivals start
    /// runs and some
    /// copy step has enough of them.
    boolean due(Instant now, boolean patient) {
        return called || state.want() || anyOwed() || (startsOnArrivals() && anyReady(now, patient));
    }

    /// The copy steps that may have something to load: those with arrivals, and when a start is wanted also those
    /// that replace everything.
    List<Step.Copy> copies() {
        return pipeline.copies().stream()
                .filter(step -> !selection(step).taken().isEmpty()
                        || (state.want() && step.load() instanceof Step.Load.Replace))
                .toList();
    }

    /// Copy steps with objects; sql steps after one of them, or owed, or all of them when a start is wanted or others
    /// have called.
    ///
    /// @param loading the names of the copy steps that have objects
    List<Step> steps(Set<String> loading) {
        List<Step> steps = new ArrayList<>();
        boolean copied = false;
        for (Step step : pipeline.steps()) {
            switch (step) {
                case Step.Copy copy -> {
                    if (loading.contains(copy.name())) {
                        steps.add(copy);
                        copied = true;
                    }
                }
                case Step.Sql sql -> {
                    if (copied || called || state.want() || owed(sql)) {
                        steps.add(sql);
                    }
                }
            }
        }
        return steps;
    }

    Selection selection(Step.Copy step) {
        return selections.get(step.name());
    }

    /// A start is answered by the run that takes everything that waits: a list that was cut leaves it open.
    boolean wantTaken() {
        return state.want() && !shortened();
    }

    /// Whether something of what waits is left to the next run.
    boolean shortened() {
        return selections.values().stream().anyMatch(Selection::shortened);
    }

    /// What waits, by step.
    List<Backlog> backlogs() {
        return pipeline.copies().stream()
                .flatMap(step -> selection(step).backlog().stream())
                .toList();
    }

    /// How long the oldest object has waited.
    Duration age(Instant now) {
        return selections.values().stream()
                .map(selection -> selection.age(now))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /// What of this pipeline cannot be run.
    List<String> unsupported() {
        return Support.missing(pipeline);
    }

    private boolean startsOnArrivals() {
        return pipeline.start() instanceof Pipeline.Start.Arrivals;
    }

    private boolean anyReady(Instant now, boolean patient) {
        return selections.values().stream()
                .anyMatch(selection ->
                        patient ? selection.ready(now) : !selection.taken().isEmpty());
    }

    private boolean anyOwed() {
        return pipeline.steps().stream().anyMatch(step -> step instanceof Step.Sql sql && owed(sql));
    }

    private boolean owed(Step.Sql sql) {
        return owed(pipeline, state, sql);
    }

    /// A copy step before it was loaded in a later run than it was itself.
    static boolean owed(Pipeline pipeline, PipelineState state, Step.Sql sql) {
        long own = state.done(sql.name());
        for (Step step : pipeline.steps()) {
            if (step.equals(sql)) {
                return false;
            }
            if (step instanceof Step.Copy && state.done(step.name()) > own) {
                return true;
            }
        }
        return false;
    }
}
