package io.windlass.aws;

import io.windlass.journal.Arrival;
import io.windlass.journal.Arrivals;
import io.windlass.journal.ObjectId;
import io.windlass.journal.StepId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/// Arrivals as a recorder writes them: the same items as those of [DynamoDbArrivals], without the SDK. Whatever else is
/// asked of arrivals, others do, who are made when they are asked first.
public final class SignedArrivals implements Arrivals {

    private final BatchWrites<Arrival> batches;
    private final Supplier<Arrivals> others;

    /// @param table the journal's name
    public SignedArrivals(SignedRequests requests, String table, Supplier<Arrivals> others) {
        this.batches = new BatchWrites<>(new SignedPuts(requests, table), table, requests.backoff());
        this.others = Objects.requireNonNull(others, "others is null");
    }

    @Override
    public List<Arrival> put(Collection<Arrival> arrivals) {
        Map<String, Arrival> different = new LinkedHashMap<>();
        for (Arrival arrival : arrivals) {
            different.put(SignedPuts.key(arrival), arrival);
        }
        return batches.write(List.copyOf(different.values()));
    }

    @Override
    public Pending oldest(StepId step, int atMost) {
        return others.get().oldest(step, atMost);
    }

    @Override
    public void delete(StepId step, Map<ObjectId, List<Arrival.Key>> keys) {
        others.get().delete(step, keys);
    }
}
