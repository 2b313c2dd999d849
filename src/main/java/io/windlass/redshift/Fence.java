package io.windlass.redshift;

import io.windlass.schema.TableName;
import java.util.Objects;

/// The table whose lock makes the loads of one pipeline wait for each other. One for each journal and
/// pipeline: a lock on the ledger or the target would make pipelines wait for one another.
///
/// @param journal the journal's own random id
/// @param pipeline the pipeline
public record Fence(String journal, String pipeline) {

    public Fence {
        Objects.requireNonNull(journal, "journal is null");
        Objects.requireNonNull(pipeline, "pipeline is null");
    }

    /// At most 6 + 12 + 1 + 63 bytes, below the limit of 127.
    public TableName table() {
        return TableName.of(Ledger.SCHEMA, "fence_" + journal + "_" + pipeline);
    }
}
