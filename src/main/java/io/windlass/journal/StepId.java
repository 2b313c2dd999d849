package io.windlass.journal;

import java.util.Objects;

/// A copy step of a pipeline: where arrivals wait and marks belong.
///
/// @param pipeline the pipeline's name
/// @param step the step's name, unique in its pipeline
public record StepId(String pipeline, String step) {

    public StepId {
        Objects.requireNonNull(pipeline, "pipeline is null");
        Objects.requireNonNull(step, "step is null");
    }

    @Override
    public String toString() {
        return pipeline + "#" + step;
    }
}
