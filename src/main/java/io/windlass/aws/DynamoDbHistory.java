package io.windlass.aws;

import io.windlass.journal.History;
import io.windlass.journal.Run;
import java.util.List;
import java.util.Objects;

/// What pipelines did, in DynamoDB: the runs of a pipeline have a partition.
public final class DynamoDbHistory implements History {

    private final DynamoDbTable table;

    public DynamoDbHistory(DynamoDbTable table) {
        this.table = Objects.requireNonNull(table, "table is null");
    }

    @Override
    public List<Run> runs(String pipeline, long after, int atMost) {
        return Pages.after(table, RunFormat.key(pipeline, after), atMost).stream()
                .map(item ->
                        RunFormat.run(pipeline, Long.parseLong(Item.read(item).sortKey()), item))
                .toList();
    }
}
