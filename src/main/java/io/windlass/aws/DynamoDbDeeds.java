package io.windlass.aws;

import io.windlass.journal.Deed;
import io.windlass.journal.Deeds;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What people did, in DynamoDB: the deeds of a pipeline have a partition, and each costs a write unit.
public final class DynamoDbDeeds implements Deeds {

    private static final int PAGE = 100;

    private final DynamoDbTable table;

    public DynamoDbDeeds(DynamoDbTable table) {
        this.table = Objects.requireNonNull(table, "table is null");
    }

    @Override
    public void keep(Deed deed) {
        table.write(
                new ConditionalWrite(DeedFormat.item(deed), Optional.empty(), Optional.empty(), Map.of(), Map.of()));
    }

    @Override
    public void tell(String pipeline, Instant from, Consumer<Deed> deeds) {
        Map<String, AttributeValue> next = DeedFormat.before(pipeline, from);
        while (!next.isEmpty()) {
            DynamoDbTable.Page page = table.page(next.get(Item.PARTITION_KEY).s(), next, PAGE);
            page.items().forEach(item -> deeds.accept(DeedFormat.deed(pipeline, item)));
            next = page.next();
        }
    }
}
