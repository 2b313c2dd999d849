package io.windlass.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every listing does, whole or from behind a key.
public abstract class ListingContract {

    /// In the order of their bytes, which is not that of Java's texts: the emoji comes last.
    private static final List<String> KEYS =
            List.of("in/a", "in/a/b", "in/b", "in/b c", "in/\uFF5E", "in/\uD83D\uDE00");

    private Listing listing;

    /// A listing of a bucket with these keys, each with one byte in it, and no others below `in/`.
    protected abstract Listing listing(List<String> keys);

    @BeforeEach
    protected void setUp() throws IOException {
        listing = listing(KEYS);
    }

    private List<String> behind(String after) {
        List<String> keys = new ArrayList<>();
        listing.list(
                Optional.empty(), "in/", after, object -> keys.add(object.id().key()));
        return keys;
    }

    @Test
    void tellsAllInTheOrderOfTheirBytes() {
        List<S3Object> objects = new ArrayList<>();
        listing.list(Optional.empty(), "in/", objects::add);

        assertEquals(KEYS, objects.stream().map(object -> object.id().key()).toList());
        for (S3Object object : objects) {
            assertEquals("", object.sequencer());
            assertEquals(1, object.size());
            assertTrue(object.etag().matches("[0-9a-f-]+"), object::toString);
        }
    }

    @Test
    void tellsWhatFollowsAKeyWhetherItIsThereOrNot() {
        assertEquals(KEYS, behind(""));
        assertEquals(KEYS, behind("in/"));
        assertEquals(KEYS.subList(2, KEYS.size()), behind("in/a/b"));
        assertEquals(KEYS.subList(2, KEYS.size()), behind("in/a/c"));
        assertEquals(KEYS.subList(5, 6), behind("in/\uFF5E"));
        assertEquals(List.of(), behind(KEYS.getLast()));
    }

    @Test
    void tellsNoMoreThanIsWanted() {
        List<String> keys = new ArrayList<>();

        listing.list(Optional.empty(), "in/", "in/a", object -> {
            keys.add(object.id().key());
            return keys.size() < 2;
        });

        assertEquals(KEYS.subList(1, 3), keys);
    }
}
