package io.windlass.aws;

import java.util.ArrayList;
import java.util.List;

/// A long list in pieces that fit a request.
final class Chunks {

    private Chunks() {}

    static <T> List<List<T>> of(List<T> all, int size) {
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            chunks.add(all.subList(from, Math.min(from + size, all.size())));
        }
        return chunks;
    }
}
