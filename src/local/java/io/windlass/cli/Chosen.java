package io.windlass.cli;

import io.windlass.inference.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Files that a schema was inferred of, among those that were found.
///
/// @param found all that lie there
/// @param taken of which it was inferred
record Chosen(Samples.Found found, Set<Sample> taken) {

    /// Names in a note: more are counted.
    private static final int NAMED = 10;

    /// What tells the files that were taken from all others.
    Alike alike() {
        List<String> beside = new ArrayList<>(left());
        beside.addAll(found.beside());
        return new Alike(
                found.samples().entrySet().stream()
                        .filter(file -> taken.contains(file.getValue()))
                        .map(java.util.Map.Entry::getKey)
                        .toList(),
                beside);
    }

    private List<String> left() {
        return found.samples().entrySet().stream()
                .filter(file -> !taken.contains(file.getValue()))
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    /// Which files were left out, if any.
    List<String> notes() {
        List<String> left = left();
        if (left.isEmpty()) {
            return List.of();
        }
        String more = left.size() > NAMED ? " and " + (left.size() - NAMED) + " more" : "";
        return List.of("left out: " + String.join(", ", left.subList(0, Math.min(NAMED, left.size()))) + more
                + ": most bytes are in the other files; --match REGEX or --format chooses otherwise");
    }
}
