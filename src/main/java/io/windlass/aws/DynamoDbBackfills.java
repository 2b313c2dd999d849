package io.windlass.aws;

import io.windlass.journal.Backfill;
import io.windlass.journal.Backfills;
import java.util.Objects;
import java.util.Optional;

/// Backfills in DynamoDB: one write unit for each move of one; two where the key it has come to is very long.
public final class DynamoDbBackfills implements Backfills {

    private final DynamoDbTable table;

    public DynamoDbBackfills(DynamoDbTable table) {
        this.table = Objects.requireNonNull(table, "table is null");
    }

    @Override
    public Optional<Backfill> find(Backfill.Range range) {
        return table.get(BackfillFormat.key(range)).map(item -> BackfillFormat.backfill(range, item));
    }

    @Override
    public boolean save(Backfill next) {
        return table.write(BackfillFormat.after(next));
    }
}
