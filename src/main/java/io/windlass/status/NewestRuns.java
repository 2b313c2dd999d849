package io.windlass.status;

import io.windlass.journal.History;
import io.windlass.journal.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The runs of a pipeline, the newest first. The history is told from the oldest on; a run's number is an epoch, so the
/// newest are looked for among the last epochs, in ever wider stretches: no run is read twice.
///
/// @param history the pipeline's runs
public record NewestRuns(History history) {

    /// Runs that are read at a time.
    private static final int PAGE = 100;

    /// An open and a close are an epoch each, starts and pauses are others.
    private static final int EPOCHS_OF_A_RUN = 3;

    public NewestRuns {
        Objects.requireNonNull(history, "history is null");
    }

    /// @param epoch the pipeline's, which no run's number exceeds
    /// @param atMost so many
    public List<Run> of(String pipeline, long epoch, int atMost) {
        List<Run> newest = new ArrayList<>();
        long upTo = epoch;
        long width = (long) EPOCHS_OF_A_RUN * atMost;
        while (newest.size() < atMost && upTo > 0) {
            long after = Math.max(0, upTo - width);
            newest.addAll(stretch(pipeline, after, upTo).reversed());
            upTo = after;
            width *= 2;
        }
        return List.copyOf(newest.subList(0, Math.min(atMost, newest.size())));
    }

    private List<Run> stretch(String pipeline, long after, long upTo) {
        List<Run> found = new ArrayList<>();
        long from = after;
        while (from < upTo) {
            List<Run> page = history.runs(pipeline, from, (int) Math.min(PAGE, upTo - from));
            page.stream().filter(run -> run.number() <= upTo).forEach(found::add);
            from = page.isEmpty() ? upTo : page.getLast().number();
        }
        return found;
    }
}
