package io.windlass.lambda;

import io.windlass.load.Notice;
import io.windlass.load.Notices;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/// The figures of one invocation, by pipeline. Pipelines are moved side by side, so it is called by several threads.
final class Tally implements Notices {

    private final Map<String, Map<Figure, Double>> pipelines = new TreeMap<>();

    /// Adds to a sum.
    synchronized void add(String pipeline, Figure figure, double amount) {
        Map<Figure, Double> figures = of(pipeline);
        Double before = figures.get(figure);
        figures.put(figure, before == null ? amount : before + amount);
    }

    /// Says how something is now; what was said before in this invocation is out of date.
    synchronized void set(String pipeline, Figure figure, double value) {
        of(pipeline).put(figure, value);
    }

    /// Says at least so much of something that several steps of a pipeline say.
    synchronized void atLeast(String pipeline, Figure figure, double value) {
        of(pipeline).merge(figure, value, Double::max);
    }

    /// What was counted; begins again with nothing.
    synchronized Map<String, Map<Figure, Double>> take() {
        Map<String, Map<Figure, Double>> taken = new TreeMap<>(pipelines);
        pipelines.clear();
        return taken;
    }

    @Override
    public void tell(Notice notice) {
        if (!(notice instanceof Notice.Recorded)) {
            count(notice);
        }
    }

    private void count(Notice notice) {
        switch (notice) {
            case Notice.RunOpened opened -> add(opened.pipeline(), Figure.OBJECTS_PLANNED, opened.files());
            case Notice.StepLoaded loaded -> loaded(loaded);
            case Notice.Quarantined quarantined -> add(quarantined.step().pipeline(), Figure.OBJECTS_QUARANTINED, 1);
            case Notice.RunClosed closed ->
                add(closed.pipeline(), Figure.RUNS_FAILED, closed.loaded() < closed.steps() ? 1 : 0);
            // Arrivals are counted where they are written, by pipeline.
            case Notice.Recorded recorded -> {}
            case Notice.Ignored ignored -> {}
            case Notice.RecordRefused refused -> {}
            case Notice.Held held -> {}
            case Notice.Gone gone -> {}
            case Notice.Expected expected ->
                add(expected.step().pipeline(), Figure.EXPECTED_MISSING, expected.late() ? 1 : 0);
            case Notice.Submitted submitted -> {}
            case Notice.Retried retried -> {}
            case Notice.Voiding voiding -> {}
            case Notice.Overwritten overwritten -> {}
            // Nobody can tell how many, where it says -1.
            case Notice.RowsSkipped skipped ->
                add(skipped.pipeline(), Figure.ROWS_SKIPPED, (double) Math.max(0, skipped.rows()));
            case Notice.StepUndone undone -> {}
            case Notice.ByHand hand -> {}
            case Notice.Found found -> {}
            case Notice.Reconciled reconciled -> {}
            case Notice.Trouble trouble -> {}
        }
    }

    private void loaded(Notice.StepLoaded step) {
        add(step.pipeline(), Figure.OBJECTS_COMMITTED, step.files());
        add(step.pipeline(), Figure.BYTES_COMMITTED, (double) step.bytes());
        // The warehouse knows no number for some statements and says -1.
        add(step.pipeline(), Figure.ROWS_COMMITTED, (double) Math.max(0, step.rows()));
        set(step.pipeline(), Figure.SECONDS_SINCE_LAST_LOAD, 0);
    }

    private Map<Figure, Double> of(String pipeline) {
        Map<Figure, Double> figures = pipelines.get(pipeline);
        if (figures == null) {
            figures = new EnumMap<>(Figure.class);
            pipelines.put(pipeline, figures);
        }
        return figures;
    }
}
