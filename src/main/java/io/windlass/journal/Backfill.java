package io.windlass.journal;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// A backfill and how far it has come: objects that lie in S3 become arrivals, in the order of their keys.
///
/// What is lost of it costs nothing wrong: whoever looks again at objects that are arrivals already writes the
/// same arrivals again.
///
/// @param range which
/// @param state whether it goes on
/// @param version goes up by one with every write, each of which demands that it is unchanged
/// @param step the copy step that is looked through; empty before the first
/// @param after the key up to which it is looked through; empty before the first
/// @param counts what was found, by step
/// @param who who paused it last or let it go on; empty where nobody did
public record Backfill(
        Range range, State state, long version, String step, String after, Map<String, Count> counts, String who) {

    /// So many objects are written down together as a rule, with one look at their marks and one move of the cursor.
    public static final int CHUNK = 1_000;

    public Backfill {
        Objects.requireNonNull(range, "range is null");
        Objects.requireNonNull(state, "state is null");
        Objects.requireNonNull(step, "step is null");
        Objects.requireNonNull(after, "after is null");
        counts = Map.copyOf(counts);
        Objects.requireNonNull(who, "who is null");
        if (version < 1) {
            throw new IllegalArgumentException("version is " + version);
        }
    }

    /// One that nobody has begun before.
    public static Backfill begun(Range range) {
        return new Backfill(range, State.UNDER_WAY, 1, "", "", Map.of(), "");
    }

    /// From its beginning, whatever was done before.
    public Backfill anew() {
        return new Backfill(range, State.UNDER_WAY, version, "", "", Map.of(), "");
    }

    /// A step is looked through up to a key.
    ///
    /// @param found what was found since the last write
    public Backfill upTo(String step, String after, Count found) {
        Map<String, Count> sums = new HashMap<>(counts);
        sums.merge(step, found, Count::plus);
        return new Backfill(range, state, version, step, after, sums, who);
    }

    /// The next step begins.
    public Backfill at(String step) {
        return new Backfill(range, state, version, step, "", counts, who);
    }

    /// Whether it goes on from there.
    public Backfill in(State next) {
        return new Backfill(range, next, version, step, after, counts, who);
    }

    /// The same because somebody wants it.
    public Backfill by(String person) {
        return new Backfill(range, state, version, step, after, counts, person);
    }

    /// As it is written over the one that was read.
    public Backfill next() {
        return new Backfill(range, state, version + 1, step, after, counts, who);
    }

    /// Which objects, as a person asked for them.
    ///
    /// @param pipeline the pipeline
    /// @param from the first value or time, inclusive
    /// @param to the last value or time, inclusive
    /// @param only the one copy step; empty for all
    public record Range(String pipeline, String from, String to, String only) {

        public Range {
            Objects.requireNonNull(pipeline, "pipeline is null");
            Objects.requireNonNull(from, "from is null");
            Objects.requireNonNull(to, "to is null");
            Objects.requireNonNull(only, "only is null");
        }
    }

    /// Whether it goes on.
    public enum State {
        /// Somebody looks through, or did until they were stopped.
        UNDER_WAY,
        /// It rests until somebody lets it go on.
        PAUSED,
        /// All was looked through.
        DONE
    }

    /// What was found in a step.
    ///
    /// @param objects how many lie in the range
    /// @param bytes their size
    /// @param known how many of them have a mark: a run has decided about them
    /// @param refused how many keys nobody could say of whether they belong to the step
    /// @param chunks how many times objects were written down together
    public record Count(long objects, long bytes, long known, long refused, long chunks) {

        public static final Count NONE = new Count(0, 0, 0, 0, 0);

        public Count plus(Count other) {
            return new Count(
                    objects + other.objects,
                    bytes + other.bytes,
                    known + other.known,
                    refused + other.refused,
                    chunks + other.chunks);
        }

        /// How many became arrivals.
        public long fresh() {
            return objects - known;
        }
    }
}
