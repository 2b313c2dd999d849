package io.windlass.aws;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One partition's items in the order of their sort keys, read page by page and no further than asked.
final class Shard {

    /// More items than fit a page of 1 MB are never asked for at once.
    static final int MAX_PAGE = 4_000;

    private final DynamoDbTable table;
    private final String partition;
    private final int pageSize;
    private final Deque<Map<String, AttributeValue>> read = new ArrayDeque<>();
    private Map<String, AttributeValue> next = Map.of();

    private Shard(DynamoDbTable table, String partition, int pageSize) {
        this.table = table;
        this.partition = partition;
        this.pageSize = pageSize;
    }

    /// Reads the first page.
    static Shard open(DynamoDbTable table, String partition, int pageSize) {
        Shard shard = new Shard(table, partition, pageSize);
        shard.readPage();
        return shard;
    }

    /// Whether another item is there. A page may be empty although others follow it.
    boolean hasNext() {
        while (read.isEmpty() && !next.isEmpty()) {
            readPage();
        }
        return !read.isEmpty();
    }

    Map<String, AttributeValue> next() {
        return read.remove();
    }

    /// The sort key of the item that comes next.
    String head() {
        return Item.read(read.element()).sortKey();
    }

    private void readPage() {
        DynamoDbTable.Page page = table.page(partition, next, pageSize);
        read.addAll(page.items());
        next = page.next();
    }
}
