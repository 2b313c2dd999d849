package io.windlass.aws;

import io.windlass.journal.Arrival;
import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.StepId;
import io.windlass.journal.Trail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One object in DynamoDB: its marks are a partition, its arrivals lie among those of their shard.
public final class DynamoDbTrail implements Trail {

    private static final int PAGE = 1_000;

    private final DynamoDbTable table;

    public DynamoDbTrail(DynamoDbTable table) {
        this.table = Objects.requireNonNull(table, "table is null");
    }

    @Override
    public List<Mark> marks(ObjectId object) {
        List<Mark> marks = new ArrayList<>();
        Map<String, AttributeValue> next = Map.of();
        do {
            DynamoDbTable.Page page = table.page(MarkFormat.partition(object), next, PAGE);
            page.items().forEach(item -> marks.add(MarkFormat.mark(MarkFormat.step(item), item)));
            next = page.next();
        } while (!next.isEmpty());
        return marks;
    }

    @Override
    public List<Arrival> arrivals(StepId step, ObjectId object) {
        List<Arrival> arrivals = new ArrayList<>();
        Shard shard = Shard.open(table, ArrivalFormat.partition(step, object), PAGE);
        while (shard.hasNext()) {
            Arrival arrival = ArrivalFormat.arrival(step, shard.next());
            if (arrival.object().id().equals(object)) {
                arrivals.add(arrival);
            }
        }
        return arrivals;
    }
}
