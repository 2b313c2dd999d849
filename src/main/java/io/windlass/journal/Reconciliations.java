package io.windlass.journal;

import java.util.Optional;

/// The last comparison of each scope and how far it has come.
public interface Reconciliations {

    /// One of them, read consistently.
    Optional<Reconciliation> find(Reconciliation.Scope scope);

    /// Writes one, if what is there has the version before its own; of version 1 if none is there. `false` means
    /// that it was refused, because somebody else moved it, or because this very write took effect before and its
    /// answer was lost.
    boolean save(Reconciliation next);
}
