package io.windlass.bench;

/// How much more of the heap is live while something runs than was before it: what a full collection leaves, looked
/// at now and then.
final class LiveHeap {

    /// Other threads of the process hold this much at one moment and not at another.
    private static final long NOISE = 1 << 20;

    private final long before = live();
    private long most;

    /// Collects and looks; takes some milliseconds.
    void look() {
        most = Math.max(most, live() - before);
    }

    /// How many times as much was live here as there. What is within the noise counts as the noise.
    double against(LiveHeap other) {
        return (double) Math.max(most, NOISE) / Math.max(other.most, NOISE);
    }

    private static long live() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
