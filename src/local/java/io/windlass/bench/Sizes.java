package io.windlass.bench;

import java.util.List;

/// How much is measured.
///
/// @param rounds how often each ratio is taken
/// @param invocations events recorded in one round, by ones; a tenth of it by hundreds
/// @param runs files in a run, for the write units
/// @param planned new objects in a plan, and objects settled
/// @param plans made of each journal
/// @param few marks in the small journal
/// @param many marks in the large journal
/// @param entries of a manifest
/// @param parses of an event in one round
/// @param rows loaded by one COPY
/// @param loads how often each is loaded
public record Sizes(
        int rounds,
        int invocations,
        List<Integer> runs,
        int planned,
        int plans,
        int few,
        int many,
        int entries,
        int parses,
        int rows,
        int loads) {

    public Sizes {
        runs = List.copyOf(runs);
    }

    /// What the goals are about.
    public static Sizes full() {
        return new Sizes(7, 400, List.of(10, 100, 1_000), 1_000, 21, 10_000, 1_000_000, 1_000_000, 500, 1_000_000, 3);
    }

    /// Enough to see that each figure is measured.
    public static Sizes tiny() {
        return new Sizes(1, 10, List.of(2, 5), 20, 1, 30, 60, 1_000, 2, 500, 1);
    }
}
