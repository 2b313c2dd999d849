package io.windlass.local.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeptListingsTest {

    private final KeptListings listings = new KeptListings();
    private final AtomicInteger walks = new AtomicInteger();

    private ObjectListing walk() {
        walks.incrementAndGet();
        return new ObjectListing(List.of());
    }

    @Test
    void aBucketThatDoesNotChangeIsWalkedOnce() {
        assertSame(listings.of("a", this::walk), listings.of("a", this::walk));
        listings.written("b");
        listings.of("a", this::walk);

        assertEquals(1, walks.get());
    }

    @Test
    void aBucketIsWalkedAgainAfterAWrite() {
        ObjectListing before = listings.of("a", this::walk);
        listings.written("a");

        assertNotSame(before, listings.of("a", this::walk));
    }

    @Test
    void aWriteThatEndsDuringAWalkIsInTheNextListing() {
        listings.of("a", () -> {
            listings.written("a");
            return walk();
        });
        listings.of("a", this::walk);

        assertEquals(2, walks.get());
    }
}
