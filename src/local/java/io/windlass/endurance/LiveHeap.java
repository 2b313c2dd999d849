package io.windlass.endurance;

import java.util.concurrent.locks.LockSupport;

/// What a full collection leaves of the heap.
final class LiveHeap {

    private static final int COLLECTIONS = 3;

    /// Nanoseconds, in which other threads finish what they are at.
    private static final long REST = 20_000_000;

    private LiveHeap() {}

    /// The least of some collections: what other threads allocated meanwhile is not live.
    static long bytes() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int count = 0; count < COLLECTIONS; count++) {
            LockSupport.parkNanos(REST);
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
