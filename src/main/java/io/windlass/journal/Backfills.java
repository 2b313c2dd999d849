package io.windlass.journal;

import java.util.List;
import java.util.Optional;

/// The backfills that were ever asked for and how far they have come.
public interface Backfills {

    /// One of them, read consistently.
    Optional<Backfill> find(Backfill.Range range);

    /// All that were ever asked for of a pipeline, for whoever wants to see them. No load reads it.
    List<Backfill> of(String pipeline);

    /// Writes one, if what is there has the version before its own; of version 1 if none is there. `false` means
    /// that it was refused, because somebody else moved it, or because this very write took effect before and its
    /// answer was lost.
    boolean save(Backfill next);
}
