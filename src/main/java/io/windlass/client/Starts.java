package io.windlass.client;

import io.windlass.journal.RunSettings;

/// Starts pipelines.
@FunctionalInterface
public interface Starts {

    /// Asks for a run of a pipeline even without enough arrivals, and lets it begin.
    ///
    /// @param settings of the run
    void start(String pipeline, RunSettings settings);
}
