package io.windlass.load;

import io.windlass.journal.PipelineState;
import io.windlass.journal.Run;
import io.windlass.journal.RunStep;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.SeriesRange;
import io.windlass.pipeline.SeriesValue;
import io.windlass.pipeline.Source.Series.By;
import io.windlass.pipeline.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the steps of a run cover of their series: fixed when the run opens, written down when it closes.
///
/// What the pipeline's state says of series changes with a close only, and a run opens under the epoch of the state
/// it was planned from. So nothing can change between the two, and a close writes what the open has fixed.
///
/// @param pipeline the definition
/// @param state the pipeline's state as it was read first
/// @param loading for each copy step that has objects what it would load of its series
record Stretches(Pipeline pipeline, PipelineState state, Map<String, Optional<SeriesRange>> loading) {

    private static final String BETWEEN = " ";

    /// What a copy step covers; empty without a series.
    Optional<RunStep.Stretch> of(Step.Copy step) {
        return loading.getOrDefault(step.name(), Optional.empty())
                .map(range -> new RunStep.Stretch(
                        by(step).text(),
                        step.seriesType().orElseThrow().sql(),
                        range.low().text(),
                        range.high().text(),
                        cursor(step)
                                .filter(last -> last.compareTo(range.high()) > 0)
                                .orElse(range.high())
                                .text()));
    }

    /// What a sql step covers: of the copy step with a series that stands nearest before it what this run loads, and
    /// what earlier runs loaded since its own last. Empty where there is no such step.
    Optional<RunStep.Stretch> of(Step.Sql step) {
        return pipeline.seriesBefore(step).map(copy -> {
            Optional<SeriesRange> loads = loading.getOrDefault(copy.name(), Optional.empty());
            Optional<SeriesRange> owed = owed(by(copy), step);
            Optional<SeriesRange> all =
                    loads.map(range -> owed.map(range::with).orElse(range)).or(() -> owed);
            return new RunStep.Stretch(
                    by(copy).text(),
                    copy.seriesType().orElseThrow().sql(),
                    all.map(range -> range.low().text()).orElse(""),
                    all.map(range -> range.high().text()).orElse(""),
                    cursor(copy).map(SeriesValue::text).orElse(""));
        });
    }

    /// What a close changes in the pipeline's state: cursors of the copy steps that are loaded, and what sql steps are
    /// owed or no longer owed.
    ///
    /// @param loaded how many steps are loaded, from the first
    static Map<String, String> closing(Run run, int loaded) {
        Map<String, String> changes = new HashMap<>();
        List<RunStep> steps = run.steps();
        for (int index = 0; index < steps.size(); index++) {
            RunStep step = steps.get(index);
            boolean done = index < loaded;
            step.stretch().ifPresent(stretch -> {
                if (step.copies() && done) {
                    changes.put(step.name(), stretch.cursor());
                }
                if (!step.copies() && done) {
                    changes.put(step.name(), "");
                }
                if (!step.copies() && !done && loaded > 0 && !stretch.low().isEmpty()) {
                    changes.put(step.name(), stretch.low() + BETWEEN + stretch.high());
                }
            });
        }
        return changes;
    }

    /// What a step of a run covers, as it was fixed; empty where that is nothing.
    static Optional<SeriesRange> range(RunStep.Stretch stretch) {
        return range(By.parse(stretch.by()), stretch.low(), stretch.high());
    }

    /// The cursor of a step of a run, as it was fixed; empty before the first value.
    static Optional<SeriesValue> cursor(RunStep.Stretch stretch) {
        return SeriesValue.parse(By.parse(stretch.by()), stretch.cursor());
    }

    private Optional<SeriesValue> cursor(Step.Copy step) {
        return Optional.ofNullable(state.series().get(step.name())).flatMap(text -> SeriesValue.parse(by(step), text));
    }

    private Optional<SeriesRange> owed(By by, Step.Sql step) {
        return Optional.ofNullable(state.series().get(step.name()))
                .map(text -> text.split(BETWEEN, 2))
                .filter(ends -> ends.length == 2)
                .flatMap(ends -> range(by, ends[0], ends[1]));
    }

    private static Optional<SeriesRange> range(By by, String low, String high) {
        return SeriesValue.parse(by, low)
                .flatMap(from -> SeriesValue.parse(by, high).map(to -> new SeriesRange(from, to)));
    }

    private static By by(Step.Copy step) {
        return step.from().series().orElseThrow().by();
    }
}
