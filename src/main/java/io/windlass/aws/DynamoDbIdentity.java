package io.windlass.aws;

import io.windlass.journal.Identity;
import io.windlass.journal.JournalUnavailable;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The journal's id in DynamoDB: one item with key `journal`, `journal` and the id in `j`, made by whoever asks
/// first and read once by everyone else.
public final class DynamoDbIdentity implements Identity {

    private static final String JOURNAL = "journal";
    private static final String ID = "j";

    private final DynamoDbTable table;
    private final Supplier<String> ids;
    private volatile String known;

    /// @param ids a new random id at each call: 12 characters of `[a-z0-9]`
    public DynamoDbIdentity(DynamoDbTable table, Supplier<String> ids) {
        this.table = Objects.requireNonNull(table, "table is null");
        this.ids = Objects.requireNonNull(ids, "ids is null");
    }

    @Override
    public String journal() {
        String journal = known;
        if (journal == null) {
            journal = read().orElseGet(this::make);
            known = journal;
        }
        return journal;
    }

    private String make() {
        Map<String, AttributeValue> item =
                Item.at(JOURNAL, JOURNAL).text(ID, ids.get()).attributes();
        // Refused where another was quicker; either way what lies there holds.
        table.write(ConditionalWrite.put(item, "attribute_not_exists(#pk)", Map.of()));
        return read().orElseThrow(() -> new JournalUnavailable("the journal's id is gone from " + table.name()));
    }

    private Optional<String> read() {
        return table.get(Item.key(JOURNAL, JOURNAL)).map(item -> Item.read(item).text(ID));
    }
}
