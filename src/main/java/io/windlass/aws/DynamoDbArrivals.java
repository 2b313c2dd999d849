package io.windlass.aws;

import io.windlass.journal.Arrival;
import io.windlass.journal.Arrivals;
import io.windlass.journal.JournalUnavailable;
import io.windlass.journal.ObjectId;
import io.windlass.journal.StepId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Arrivals in DynamoDB: one write unit each to record and one to delete; no read on the way in.
public final class DynamoDbArrivals implements Arrivals {

    private final DynamoDbTable table;
    private final BatchWrites<Map<String, AttributeValue>> puts;

    public DynamoDbArrivals(DynamoDbTable table) {
        this.table = table;
        this.puts = new BatchWrites<>(new TableWrites.Puts(table), table.name(), table.backoff());
    }

    @Override
    public List<Arrival> put(Collection<Arrival> arrivals) {
        Map<Map<String, AttributeValue>, Arrival> byKey = new HashMap<>();
        Map<Map<String, AttributeValue>, Map<String, AttributeValue>> items = new LinkedHashMap<>();
        for (Arrival arrival : arrivals) {
            Map<String, AttributeValue> item = ArrivalFormat.item(arrival);
            byKey.put(Item.keyOf(item), arrival);
            items.put(Item.keyOf(item), item);
        }
        return puts.write(List.copyOf(items.values())).stream()
                .map(item -> byKey.get(Item.keyOf(item)))
                .toList();
    }

    @Override
    public Pending oldest(StepId step, int atMost) {
        List<String> partitions = ArrivalFormat.partitions(step);
        List<Shard> shards = Parallel.map(
                partitions, partitions.size(), partition -> Shard.open(table, partition, firstPage(atMost)));
        PriorityQueue<Shard> heads = new PriorityQueue<>(Comparator.comparing(Shard::head));
        shards.stream().filter(Shard::hasNext).forEach(heads::add);
        List<Arrival> oldest = new ArrayList<>();
        while (oldest.size() < atMost && !heads.isEmpty()) {
            Shard shard = heads.remove();
            oldest.add(ArrivalFormat.arrival(step, shard.next()));
            if (shard.hasNext()) {
                heads.add(shard);
            }
        }
        return new Pending(oldest, heads.isEmpty());
    }

    @Override
    public void delete(StepId step, Map<ObjectId, List<Arrival.Key>> keys) {
        Set<Map<String, AttributeValue>> items = new LinkedHashSet<>();
        keys.forEach((object, ofObject) -> ofObject.forEach(key -> items.add(ArrivalFormat.key(step, object, key))));
        // Made here: what only records never comes by a delete, and may not.
        BatchWrites<Map<String, AttributeValue>> deletes =
                new BatchWrites<>(new TableWrites.Deletes(table), table.name(), table.backoff());
        int left = deletes.write(List.copyOf(items)).size();
        if (left > 0) {
            throw new JournalUnavailable(left + " of " + items.size() + " arrivals of " + step
                    + " could not be deleted: the table is throttled");
        }
    }

    /// A fair share of each shard and three standard deviations more, so that second pages are rare.
    private static int firstPage(int atMost) {
        double share = (double) atMost / ArrivalFormat.SHARDS;
        return (int) Math.min(Shard.MAX_PAGE, Math.ceil(share + 3 * Math.sqrt(share)) + 1);
    }
}
