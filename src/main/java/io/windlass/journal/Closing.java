package io.windlass.journal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/// How a run ends, written with its close.
///
/// @param loaded the names of the steps that are loaded
/// @param limit among how many of the oldest objects somebody is guilty whom nobody names; empty otherwise
/// @param pause whether the pipeline stops until somebody resumes it
/// @param wantBack whether the start that this run answered was not fully served
/// @param series what changes in [PipelineState#series], by step; an empty text where the step's goes
/// @param reason why it ended without loading everything; empty otherwise
public record Closing(
        List<String> loaded,
        OptionalInt limit,
        boolean pause,
        boolean wantBack,
        Map<String, String> series,
        String reason) {

    public Closing {
        loaded = List.copyOf(loaded);
        Objects.requireNonNull(limit, "limit is null");
        series = Map.copyOf(series);
        Objects.requireNonNull(reason, "reason is null");
    }

    /// Whether the run loaded everything that it was opened for. One that takes rows back loads nothing.
    public boolean completes(Run run) {
        return run.undo().isEmpty() && loaded.size() == run.steps().size();
    }

    /// Of a run without a series.
    public Closing(List<String> loaded, OptionalInt limit, boolean pause, boolean wantBack, String reason) {
        this(loaded, limit, pause, wantBack, Map.of(), reason);
    }
}
