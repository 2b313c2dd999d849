package io.windlass.status;

import io.windlass.load.Quarantine;
import java.util.List;
import java.util.Objects;

/// All that a page shows of a stack.
///
/// @param stack its name
/// @param overview where its pipelines stand
/// @param pace objects per minute
/// @param runs the newest runs, the newest first
/// @param quarantine objects that are set aside, those of the latest runs first: at most [#HELD] of each pipeline
public record Report(String stack, Overview overview, Pace pace, List<RunLine> runs, List<Quarantine.Held> quarantine) {

    /// So many runs are shown.
    public static final int RUNS = 30;

    /// So many objects of a pipeline that are set aside are shown.
    public static final int HELD = 50;

    public Report {
        Objects.requireNonNull(stack, "stack is null");
        Objects.requireNonNull(overview, "overview is null");
        Objects.requireNonNull(pace, "pace is null");
        runs = List.copyOf(runs);
        quarantine = List.copyOf(quarantine);
    }
}
