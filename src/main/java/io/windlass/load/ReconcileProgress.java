package io.windlass.load;

import io.windlass.journal.Reconciliation;

/// How far a comparison has come.
public sealed interface ReconcileProgress {

    /// It goes on from here.
    record Moved(Reconciliation now) implements ReconcileProgress {}

    /// The warehouse has not answered yet.
    record Asked(Reconciliation now) implements ReconcileProgress {}

    /// So many arrivals wait that more would only lie there.
    record Held(Reconciliation now) implements ReconcileProgress {}

    /// All was compared.
    record Done(Reconciliation now) implements ReconcileProgress {}

    /// Somebody else moves it.
    record Beaten() implements ReconcileProgress {}

    /// The journal did not take so many arrivals, although it was tried again: the same is to be done once more.
    record Unwritten(int arrivals) implements ReconcileProgress {}

    /// The ledger could not be read; it may be tried once more.
    record Unread(String reason) implements ReconcileProgress {}
}
