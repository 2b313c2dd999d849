package io.windlass.bench;

import java.util.concurrent.locks.LockSupport;

/// How much more of the heap is live while something runs than was before it: what a full collection leaves, looked
/// at now and then.
final class LiveHeap {

    /// Other threads of the process hold this much at one moment and not at another.
    private static final long NOISE = 1 << 20;

    private static final int COLLECTIONS = 3;

    /// Nanoseconds, in which other threads finish what they are at.
    private static final long REST = 10_000_000;

    private final long before = live();
    private long most;

    /// Collects and looks; takes some tenths of a second.
    void look() {
        most = Math.max(most, live() - before);
    }

    /// How many times as much was live here as there. What is within the noise counts as the noise.
    double against(LiveHeap other) {
        return (double) Math.max(most, NOISE) / Math.max(other.most, NOISE);
    }

    /// The least of some collections: while the caller waits here other threads come to rest, and what they allocated
    /// meanwhile is not live.
    private static long live() {
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
