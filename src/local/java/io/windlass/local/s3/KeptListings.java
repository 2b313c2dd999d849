package io.windlass.local.s3;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Listings of buckets, kept until something is written: the store below walks all its files for each, so that the
/// pages
/// of a large bucket would take the square of its size.
final class KeptListings {

    private final Map<String, AtomicLong> writes = new ConcurrentHashMap<>();
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    /// The listing of a bucket, with every write in it that ended before.
    ObjectListing of(String bucket, Supplier<ObjectListing> walk) {
        long now = writes(bucket).get();
        Kept last = kept.get(bucket);
        if (last != null && last.writes() == now) {
            return last.listing();
        }
        // A write that ends during the walk may be in it or not: the next caller sees the higher number and walks.
        ObjectListing listing = walk.get();
        kept.put(bucket, new Kept(now, listing));
        return listing;
    }

    /// Something in the bucket has changed.
    void written(String bucket) {
        writes(bucket).incrementAndGet();
    }

    private AtomicLong writes(String bucket) {
        return writes.computeIfAbsent(bucket, name -> new AtomicLong());
    }

    /// @param writes how many had ended before the walk
    private record Kept(long writes, ObjectListing listing) {}
}
