package io.windlass.client;

/// Starts pipelines.
@FunctionalInterface
public interface Starts {

    /// Asks for a run of a pipeline even without enough arrivals, and lets it begin.
    void start(String pipeline);
}
