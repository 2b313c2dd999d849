package io.windlass.journal;

import java.time.Instant;
import java.util.List;

/// A listing that only knows how to tell all.
class ListingTest extends ListingContract {

    @Override
    protected Listing listing(List<String> keys) {
        return (bucket, prefix, objects) -> keys.stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> new S3Object(new ObjectId("data", key), "", "e1", "", 1, Instant.EPOCH))
                .forEach(objects);
    }
}
