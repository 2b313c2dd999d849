package io.windlass.lambda;

import io.windlass.journal.Arrival;
import io.windlass.journal.Arrivals;
import io.windlass.journal.ObjectId;
import io.windlass.journal.StepId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Arrivals, counted as they pass: what is written, and how long the oldest has waited. Nothing is asked for it.
///
/// @param arrivals those of the journal
/// @param tally where the figures go
/// @param clock the time
record TalliedArrivals(Arrivals arrivals, Tally tally, InstantSource clock) implements Arrivals {

    TalliedArrivals {
        Objects.requireNonNull(arrivals, "arrivals is null");
        Objects.requireNonNull(tally, "tally is null");
        Objects.requireNonNull(clock, "clock is null");
    }

    @Override
    public List<Arrival> put(Collection<Arrival> written) {
        List<Arrival> left = arrivals.put(written);
        count(written, 1);
        count(left, -1);
        return left;
    }

    private void count(Collection<Arrival> counted, int by) {
        for (Arrival arrival : counted) {
            if (arrival.kind() == Arrival.Kind.WRITTEN) {
                tally.add(arrival.step().pipeline(), Figure.OBJECTS_RECORDED, by);
            }
        }
    }

    @Override
    public Pending oldest(StepId step, int atMost) {
        Pending pending = arrivals.oldest(step, atMost);
        double age = pending.arrivals().isEmpty() ? 0 : age(pending.arrivals().getFirst());
        tally.atLeast(step.pipeline(), Figure.OLDEST_PENDING_AGE, age);
        return pending;
    }

    /// Not negative, though the clocks of S3 and of this machine may differ.
    private double age(Arrival oldest) {
        Duration age = Duration.between(oldest.object().time(), clock.instant());
        return Math.max(0, age.toSeconds());
    }

    @Override
    public void delete(StepId step, Map<ObjectId, List<Arrival.Key>> keys) {
        arrivals.delete(step, keys);
    }
}
