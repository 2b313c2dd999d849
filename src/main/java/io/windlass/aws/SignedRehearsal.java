package io.windlass.aws;

import io.windlass.journal.Arrival;
import io.windlass.journal.Arrivals;
import io.windlass.journal.ObjectId;
import io.windlass.journal.StepId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What [RehearsedArrivals] does, by requests of our own.
///
/// @param table the journal's name
public record SignedRehearsal(SignedRequests requests, String table) implements Arrivals {

    public SignedRehearsal {
        Objects.requireNonNull(requests, "requests is null");
        Objects.requireNonNull(table, "table is null");
    }

    /// Puts each under a condition that refuses it, and two in one request that is refused: DynamoDB takes no item
    /// twice in one.
    @Override
    public List<Arrival> put(Collection<Arrival> arrivals) {
        SignedPuts puts = new SignedPuts(requests, table);
        List<Arrival> twice = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            refused("ConditionalCheckFailedException", () -> puts.alone(arrival, RehearsedArrivals.NEVER));
            twice.add(arrival);
            twice.add(arrival);
        }
        refused("ValidationException", () -> puts.together(twice));
        // What signed them must not be in a snapshot.
        requests.credentials().forget();
        return List.of();
    }

    private static void refused(String code, Runnable call) {
        try {
            call.run();
        } catch (RequestFailed e) {
            if (!e.code().equals(code)) {
                throw e;
            }
        }
    }

    @Override
    public Pending oldest(StepId step, int atMost) {
        return new Pending(List.of(), true);
    }

    @Override
    public void delete(StepId step, Map<ObjectId, List<Arrival.Key>> keys) {
        // Nothing was written.
    }
}
