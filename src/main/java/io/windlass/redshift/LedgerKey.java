package io.windlass.redshift;

import java.util.Objects;

/// What the ledger decides once and for ever: one step of one run of one journal's pipeline.
///
/// @param journal the journal's own random id
/// @param pipeline the pipeline
/// @param run the run's number
/// @param step the step's name
public record LedgerKey(String journal, String pipeline, long run, String step) {

    public LedgerKey {
        Objects.requireNonNull(journal, "journal is null");
        Objects.requireNonNull(pipeline, "pipeline is null");
        Objects.requireNonNull(step, "step is null");
    }
}
