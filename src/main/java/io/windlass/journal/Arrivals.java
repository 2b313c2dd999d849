package io.windlass.journal;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/// The objects seen and not yet decided.
public interface Arrivals {

    /// Writes each arrival blindly: no read, no condition, the same arrival again is the same item again.
    ///
    /// @return those that could not be written although it was tried again with backoff; empty when all are
    ///     in the journal
    List<Arrival> put(Collection<Arrival> arrivals);

    /// The oldest arrivals of a step, read consistently: those that events told by event time, then those that
    /// were found in a listing ([Arrival.Key#listed]) by the time of their write. So what comes in never waits
    /// for what lay there before.
    ///
    /// Arrivals left out because of `atMost` are as good as not yet recorded: a later plan finds them.
    Pending oldest(StepId step, int atMost);

    /// Deletes exactly these keys; one that is gone already is no error. Returns only when all are deleted.
    void delete(StepId step, Map<ObjectId, List<Arrival.Key>> keys);

    /// @param arrivals oldest first, those found in a listing last
    /// @param complete whether these were all
    record Pending(List<Arrival> arrivals, boolean complete) {

        public Pending {
            arrivals = List.copyOf(arrivals);
        }
    }
}
