package io.windlass.local.memory;

import io.windlass.journal.Arrival;
import io.windlass.journal.Arrivals;
import io.windlass.journal.ObjectId;
import io.windlass.journal.StepId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Arrivals in memory.
public class InMemoryArrivals implements Arrivals {

    private static final Comparator<Waiting> OLDEST_FIRST = Comparator.comparing(Waiting::listed)
            .thenComparing(waiting -> waiting.arrival().object().time())
            .thenComparing(Waiting::hash)
            .thenComparing(waiting -> waiting.arrival().object().sequencer())
            .thenComparingLong(waiting -> waiting.arrival().generation());

    private final Map<StepId, Map<Place, Waiting>> steps = new HashMap<>();

    @Override
    public synchronized List<Arrival> put(Collection<Arrival> arrivals) {
        for (Arrival arrival : arrivals) {
            Place place = new Place(arrival.object().id(), stored(arrival.key()));
            steps.computeIfAbsent(arrival.step(), step -> new HashMap<>()).put(place, Waiting.of(arrival));
        }
        return List.of();
    }

    @Override
    public synchronized Pending oldest(StepId step, int atMost) {
        Collection<Waiting> waiting = steps.getOrDefault(step, Map.of()).values();
        List<Arrival> oldest = waiting.stream()
                .sorted(OLDEST_FIRST)
                .limit(atMost)
                .map(Waiting::arrival)
                .toList();
        return new Pending(oldest, oldest.size() == waiting.size());
    }

    @Override
    public synchronized void delete(StepId step, Map<ObjectId, List<Arrival.Key>> keys) {
        Map<Place, Waiting> waiting = steps.getOrDefault(step, Map.of());
        for (Map.Entry<ObjectId, List<Arrival.Key>> entry : keys.entrySet()) {
            for (Arrival.Key key : entry.getValue()) {
                waiting.remove(new Place(entry.getKey(), stored(key)));
            }
        }
    }

    /// What of an arrival's key tells it from others; all of it, unless a simulation leaves something out.
    protected Arrival.Key stored(Arrival.Key key) {
        return key;
    }

    private record Place(ObjectId object, Arrival.Key key) {}

    /// An arrival and what it is sorted by again and again: a hash is dear.
    private record Waiting(Arrival arrival, boolean listed, String hash) {
        private static Waiting of(Arrival arrival) {
            return new Waiting(
                    arrival, arrival.key().listed(), arrival.object().id().hash());
        }
    }
}
