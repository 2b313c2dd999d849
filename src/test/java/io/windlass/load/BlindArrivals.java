package io.windlass.load;

import io.windlass.journal.Arrival;
import io.windlass.journal.Arrivals;
import io.windlass.journal.ObjectId;
import io.windlass.journal.StepId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Arrivals that can be written and nothing else: whoever reads or deletes fails the test. Like a batch write of
/// DynamoDB it refuses a put that names an item twice.
public final class BlindArrivals implements Arrivals {

    private final Predicate<Arrival> writable;
    private final List<List<Arrival>> puts = new ArrayList<>();

    private BlindArrivals(Predicate<Arrival> writable) {
        this.writable = writable;
    }

    public static BlindArrivals accepting() {
        return new BlindArrivals(arrival -> true);
    }

    /// Arrivals that take only some.
    public static BlindArrivals accepting(Predicate<Arrival> writable) {
        return new BlindArrivals(writable);
    }

    /// Every put so far, with what was offered.
    public List<List<Arrival>> puts() {
        return List.copyOf(puts);
    }

    @Override
    public List<Arrival> put(Collection<Arrival> arrivals) {
        Set<List<Object>> keys = new HashSet<>();
        for (Arrival arrival : arrivals) {
            if (!keys.add(List.of(arrival.step(), arrival.object().id(), arrival.key()))) {
                throw new IllegalArgumentException("the put names an item twice: " + arrival);
            }
        }
        puts.add(List.copyOf(arrivals));
        return arrivals.stream().filter(writable.negate()).toList();
    }

    @Override
    public Pending oldest(StepId step, int atMost) {
        throw new AssertionError("recording read the arrivals of " + step);
    }

    @Override
    public void delete(StepId step, Map<ObjectId, List<Arrival.Key>> keys) {
        throw new AssertionError("recording deleted arrivals of " + step);
    }
}
