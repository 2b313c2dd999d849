package io.windlass.aws;

import io.windlass.journal.Backfill;
import io.windlass.journal.Backfills;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Backfills in DynamoDB: one write unit for each move of one; two where the key it has come to is very long.
public final class DynamoDbBackfills implements Backfills {

    /// Items that are read at a time.
    private static final int PAGE = 100;

    private final DynamoDbTable table;

    public DynamoDbBackfills(DynamoDbTable table) {
        this.table = Objects.requireNonNull(table, "table is null");
    }

    @Override
    public Optional<Backfill> find(Backfill.Range range) {
        return table.get(BackfillFormat.key(range)).map(item -> BackfillFormat.backfill(range, item));
    }

    /// Those of a pipeline have a partition.
    @Override
    public List<Backfill> of(String pipeline) {
        List<Backfill> all = new ArrayList<>();
        Map<String, AttributeValue> from = Map.of();
        do {
            DynamoDbTable.Page page = table.page(BackfillFormat.partition(pipeline), from, PAGE);
            page.items().forEach(item -> all.add(BackfillFormat.backfill(BackfillFormat.range(pipeline, item), item)));
            from = page.next();
        } while (!from.isEmpty());
        return List.copyOf(all);
    }

    @Override
    public boolean save(Backfill next) {
        return table.write(BackfillFormat.after(next));
    }
}
