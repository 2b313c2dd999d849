package io.windlass.load;

import io.windlass.journal.Arrival;
import io.windlass.journal.Arrivals;
import io.windlass.journal.ObjectId;
import io.windlass.journal.StepId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Arrivals that are read, and of which no other is ever made.
///
/// @param real what is read
record PassedOverArrivals(Arrivals real) implements Arrivals {

    @Override
    public List<Arrival> put(Collection<Arrival> arrivals) {
        return List.of();
    }

    @Override
    public Pending oldest(StepId step, int atMost) {
        return real.oldest(step, atMost);
    }

    @Override
    public void delete(StepId step, Map<ObjectId, List<Arrival.Key>> keys) {
        throw new IllegalStateException("a comparison deletes no arrival");
    }
}
