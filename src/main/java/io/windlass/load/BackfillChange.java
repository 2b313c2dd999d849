package io.windlass.load;

import io.windlass.journal.Backfill;

/// What came of letting a backfill rest or go on.
public sealed interface BackfillChange {

    /// It was as it was wanted to be changed.
    ///
    /// @param now as it is from now on
    record Changed(Backfill now) implements BackfillChange {}

    /// It is not in a state that can be changed so.
    ///
    /// @param now as it is
    record Unchanged(Backfill now) implements BackfillChange {}

    /// Nobody ever began it.
    record Absent() implements BackfillChange {}

    /// Somebody else wrote it again and again meanwhile.
    record Beaten() implements BackfillChange {}
}
