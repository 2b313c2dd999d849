package io.windlass.journal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/// One step of a run, fixed when the run opens.
///
/// @param name the step's name
/// @param parts of a copy step: one COPY each, in order; empty for a sql step
/// @param fromRun of a sql step: the first run it covers, one after the last in which it was loaded; of a copy step:
/// the
///     earlier run whose rows its own take the place of, 0 where they take nobody's
/// @param stretch of a copy step with a series, and of a sql step after one
public record RunStep(String name, List<Part> parts, long fromRun, Optional<Stretch> stretch) {

    public RunStep {
        Objects.requireNonNull(name, "name is null");
        parts = List.copyOf(parts);
        Objects.requireNonNull(stretch, "stretch is null");
    }

    public static RunStep copy(String name, List<Part> parts) {
        return new RunStep(name, parts, 0, Optional.empty());
    }

    public static RunStep sql(String name, long fromRun) {
        return new RunStep(name, List.of(), fromRun, Optional.empty());
    }

    /// A step that an earlier run loaded and this one takes back.
    public static RunStep undone(String name) {
        return new RunStep(name, List.of(), 0, Optional.empty());
    }

    /// The same with what it covers of a series.
    public RunStep over(Optional<Stretch> covered) {
        return new RunStep(name, parts, fromRun, covered);
    }

    /// The same copy step in place of what an earlier run loaded in it.
    public RunStep replacing(long earlier) {
        return new RunStep(name, parts, earlier, stretch);
    }

    /// The earlier run whose rows those of this copy step take the place of.
    public OptionalLong replaces() {
        return copies() && fromRun > 0 ? OptionalLong.of(fromRun) : OptionalLong.empty();
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

    /// What a step covers of a series, in the series' own words.
    ///
    /// @param by what its values are: `integer`, `date` or `hour`
    /// @param type the Redshift type of its bounds in SQL
    /// @param low the lowest value; empty where it covers none
    /// @param high the highest value; empty where it covers none
    /// @param cursor of a copy step: the highest value that is loaded once this one is; of a sql step: the highest
    ///     that was loaded before the run, empty if none was
    public record Stretch(String by, String type, String low, String high, String cursor) {

        public Stretch {
            Objects.requireNonNull(by, "by is null");
            Objects.requireNonNull(type, "type is null");
            Objects.requireNonNull(low, "low is null");
            Objects.requireNonNull(high, "high is null");
            Objects.requireNonNull(cursor, "cursor is null");
        }
    }
}
