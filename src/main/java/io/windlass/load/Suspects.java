package io.windlass.load;

import java.util.OptionalInt;

/// The search for a guilty object that nobody names: how many of the oldest objects it is known to be among.
///
/// Each run takes half of them. If that half fails, it is among them; if it is loaded, it is among the others, which
/// need not be tried as a whole. So each run halves them, and no more loads fail than there are halves and one.
final class Suspects {

    private Suspects() {}

    /// After a load of so many failed.
    static OptionalInt of(int objects) {
        return OptionalInt.of(Math.max(1, objects));
    }

    /// How many the next run takes; empty for all.
    static OptionalInt taken(OptionalInt suspects) {
        return suspects.isPresent() ? OptionalInt.of((suspects.getAsInt() + 1) / 2) : suspects;
    }

    /// After those that were taken are loaded; empty where none is left.
    static OptionalInt afterLoad(OptionalInt suspects) {
        int left = suspects.isPresent() ? suspects.getAsInt() / 2 : 0;
        return left > 0 ? OptionalInt.of(left) : OptionalInt.empty();
    }
}
