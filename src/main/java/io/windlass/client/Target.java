package io.windlass.client;

import io.windlass.journal.StepId;
import io.windlass.pipeline.Step;
import java.util.Objects;

/// A copy step of a live pipeline, which fills a table.
///
/// @param id its place in the journal
/// @param step its definition
record Target(StepId id, Step.Copy step) {

    Target {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(step, "step is null");
    }

    /// In an error.
    @Override
    public String toString() {
        return "step " + id.step() + " of pipeline " + id.pipeline();
    }
}
