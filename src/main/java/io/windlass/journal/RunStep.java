package io.windlass.journal;

import java.util.List;
import java.util.Objects;

/// One step of a run, fixed when the run opens.
///
/// @param name the step's name
/// @param parts of a copy step: one COPY each, in order; empty for a sql step
/// @param fromRun of a sql step: the first run it covers, one after the last in which it was loaded
public record RunStep(String name, List<Part> parts, long fromRun) {

    public RunStep {
        Objects.requireNonNull(name, "name is null");
        parts = List.copyOf(parts);
    }

    public static RunStep copy(String name, List<Part> parts) {
        return new RunStep(name, parts, 0);
    }

    public static RunStep sql(String name, long fromRun) {
        return new RunStep(name, List.of(), fromRun);
    }

    public boolean copies() {
        return !parts.isEmpty();
    }

    public int files() {
        return parts.stream().mapToInt(Part::files).sum();
    }

    public long bytes() {
        return parts.stream().mapToLong(Part::bytes).sum();
    }

    /// The objects of one compression, which share a manifest and a COPY.
    ///
    /// @param compression COPY's keyword in lower case, or `none`
    /// @param files how many
    /// @param bytes their size in S3
    public record Part(String compression, int files, long bytes) {

        public Part {
            Objects.requireNonNull(compression, "compression is null");
        }
    }
}
