package io.windlass.load;

import io.windlass.journal.Arrival;
import io.windlass.journal.Sequencer;
import java.util.ArrayList;
import java.util.List;

/// What the events of removals among an object's arrivals make of the others: a write that was removed later is no
/// object
/// to load any more.
///
/// A removal says nothing of what was loaded, of what somebody released, and of what a listing found, whose place among
/// the writes nobody knows. In doubt a write stays: at worst it costs a load that fails.
///
/// @param left the writes that may still be there
/// @param gone the writes that were removed
/// @param removals the removals themselves: they were heard, and go
record Removals(List<Arrival> left, List<Arrival> gone, List<Arrival> removals) {

    Removals {
        left = List.copyOf(left);
        gone = List.copyOf(gone);
        removals = List.copyOf(removals);
    }

    /// @param arrivals all of one object
    static Removals of(List<Arrival> arrivals) {
        List<Arrival> removals = arrivals.stream()
                .filter(arrival -> arrival.kind() != Arrival.Kind.WRITTEN)
                .toList();
        List<Arrival> left = new ArrayList<>();
        List<Arrival> gone = new ArrayList<>();
        arrivals.stream()
                .filter(arrival -> arrival.kind() == Arrival.Kind.WRITTEN)
                .forEach(write -> {
                    boolean removed = removals.stream().anyMatch(removal -> removes(removal, write, removals));
                    (removed ? gone : left).add(write);
                });
        return new Removals(left, gone, removals);
    }

    private static boolean removes(Arrival removal, Arrival write, List<Arrival> removals) {
        boolean told = write.generation() == 0 && !write.object().sequencer().isEmpty();
        if (!told || !later(removal, write)) {
            return false;
        }
        String version = removal.object().version();
        return switch (removal.kind()) {
            case WRITTEN -> false;
            // Without versions all of the object, with versions this one and no other.
            case REMOVED -> version.equals(write.object().version());
            // Who removes the marker brings the object back, and no event of a write tells it.
            case HIDDEN ->
                !version.isEmpty()
                        && removals.stream()
                                .noneMatch(other -> other.kind() == Arrival.Kind.REMOVED
                                        && other.object().version().equals(version)
                                        && later(other, removal));
        };
    }

    private static boolean later(Arrival one, Arrival other) {
        return Sequencer.compare(one.object().sequencer(), other.object().sequencer()) > 0;
    }
}
