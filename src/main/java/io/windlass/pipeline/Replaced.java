package io.windlass.pipeline;

import java.util.ArrayList;
import java.util.List;

/// Sees that what one step of a pipeline replaces whole is filled by no other: its rows would go, while their objects
/// stay marked as loaded.
final class Replaced {

    private final List<Filling> fillings = new ArrayList<>();

    /// @param load where the strategy is written
    private record Filling(Place load, Step.Copy step) {}

    void add(Fields fields, Step step) {
        if (step instanceof Step.Copy copy) {
            fillings.add(new Filling(fields.at("load"), copy));
        }
    }

    void check() {
        for (Filling one : fillings) {
            if (one.step.load() instanceof Step.Load.Replace) {
                fillings.stream()
                        .filter(other -> !other.equals(one))
                        .filter(other -> other.step
                                .table()
                                .name()
                                .equals(one.step.table().name()))
                        .findFirst()
                        .ifPresent(other -> one.load.mistake("\"replace\" deletes what step " + named(other)
                                + " copies into " + one.step.table().name()
                                + ", and nothing loads it again; give one of the two a table of its own"));
            }
        }
    }

    private static String named(Filling filling) {
        return Fields.quoted(filling.step.name());
    }
}
