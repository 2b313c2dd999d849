package io.windlass.bench;

import java.util.Arrays;

/// Measures two sides in turn.
///
/// @param count how many rounds count
record Rounds(int count) {

    Rounds {
        if (count < 1) {
            throw new IllegalArgumentException("count is " + count);
        }
    }

    /// One side of a comparison.
    @FunctionalInterface
    interface Side {

        /// Does its work once.
        ///
        /// @return the nanoseconds of what counts; what only prepares it is left out
        long nanoseconds() throws Exception;
    }

    /// Work to be timed.
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    static long timed(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    /// How many times as long the first side takes as the second. Each round gives a ratio of its own, so that what
    /// slows the machine for a while slows both sides of it; the middle one counts. The side that goes first
    /// changes with each round.
    double ratio(Side first, Side second) throws Exception {
        first.nanoseconds();
        second.nanoseconds();
        return warmRatio(first, second);
    }

    /// The same where both sides are warm already.
    double warmRatio(Side first, Side second) throws Exception {
        double[] ratios = new double[count];
        for (int round = 0; round < count; round++) {
            double above;
            double below;
            if (round % 2 == 0) {
                above = first.nanoseconds();
                below = second.nanoseconds();
            } else {
                below = second.nanoseconds();
                above = first.nanoseconds();
            }
            ratios[round] = above / below;
        }
        return middle(ratios);
    }

    private static double middle(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
