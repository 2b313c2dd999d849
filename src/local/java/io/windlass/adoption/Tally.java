package io.windlass.adoption;

import java.util.EnumMap;
import java.util.Map;

/// What became of all that another loader said.
public final class Tally {

    private final Map<Fate, Long> counts = new EnumMap<>(Fate.class);

    /// What became of an object.
    public enum Fate {
        /// Its mark says now that it is loaded.
        ADOPTED,
        /// It was written again after its load. Adopted all the same, and not loaded again, unless the source
        /// reloads what is written again: then it is left to be loaded.
        CHANGED,
        /// It was adopted before, or Windlass decided about it itself.
        KNOWN,
        /// No copy step of the pipeline takes it, or one that loads its whole prefix each time.
        NOT_TAKEN,
        /// It no longer lies in its bucket.
        GONE,
        /// The other loader says itself that it has not loaded it: it is left to be loaded.
        NOT_LOADED,
        /// It cannot be understood.
        BAD
    }

    void count(Fate fate) {
        counts.merge(fate, 1L, Long::sum);
    }

    public long of(Fate fate) {
        return counts.getOrDefault(fate, 0L);
    }
}
