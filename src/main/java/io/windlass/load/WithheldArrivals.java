package io.windlass.load;

import io.windlass.journal.Arrival;
import io.windlass.journal.Arrivals;
import io.windlass.journal.ObjectId;
import io.windlass.journal.StepId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Arrivals that are read and never changed: what is deleted is passed over from then on.
final class WithheldArrivals implements Arrivals {

    private final Arrivals real;
    private final Map<StepId, Set<Deleted>> deleted = new HashMap<>();

    WithheldArrivals(Arrivals real) {
        this.real = real;
    }

    private record Deleted(ObjectId object, Arrival.Key key) {}

    @Override
    public List<Arrival> put(Collection<Arrival> arrivals) {
        throw new IllegalStateException("nothing is recorded in a dry run");
    }

    @Override
    public Pending oldest(StepId step, int atMost) {
        Set<Deleted> gone = deleted.getOrDefault(step, Set.of());
        Pending pending = real.oldest(step, (int) Math.min(Integer.MAX_VALUE, (long) atMost + gone.size()));
        List<Arrival> left = pending.arrivals().stream()
                .filter(arrival -> !gone.contains(new Deleted(arrival.object().id(), arrival.key())))
                .toList();
        boolean fits = left.size() <= atMost;
        return new Pending(fits ? left : left.subList(0, atMost), pending.complete() && fits);
    }

    @Override
    public void delete(StepId step, Map<ObjectId, List<Arrival.Key>> keys) {
        Set<Deleted> gone = deleted.computeIfAbsent(step, any -> new HashSet<>());
        keys.forEach((object, all) -> all.forEach(key -> gone.add(new Deleted(object, key))));
    }
}
