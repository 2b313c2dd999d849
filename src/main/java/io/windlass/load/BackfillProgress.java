package io.windlass.load;

import io.windlass.journal.Backfill;

/// How far a backfill has come.
public sealed interface BackfillProgress {

    /// It goes on from here.
    record Moved(Backfill now) implements BackfillProgress {}

    /// So many arrivals wait that more would only lie there.
    record Held(Backfill now) implements BackfillProgress {}

    /// All was looked through.
    record Done(Backfill now) implements BackfillProgress {}

    /// Somebody lets it rest.
    record Paused(Backfill now) implements BackfillProgress {}

    /// Somebody else moves it.
    record Beaten() implements BackfillProgress {}

    /// The journal did not take so many arrivals, although it was tried again: the same is to be done once more.
    record Unwritten(int arrivals) implements BackfillProgress {}
}
