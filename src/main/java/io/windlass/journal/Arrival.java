package io.windlass.journal;

import java.time.Instant;
import java.util.Objects;

/// An object seen and not yet loaded by one copy step, or heard to be removed.
///
/// @param step the copy step it waits for
/// @param object the write that was seen
/// @param generation 0 from an event or a listing; one more than the mark's at each release, undo or replay
/// @param kind what was seen
public record Arrival(StepId step, S3Object object, long generation, Kind kind) {

    public Arrival {
        Objects.requireNonNull(step, "step is null");
        Objects.requireNonNull(object, "object is null");
        Objects.requireNonNull(kind, "kind is null");
        if (generation < 0) {
            throw new IllegalArgumentException("generation is negative: " + generation);
        }
    }

    /// Of a write.
    public Arrival(StepId step, S3Object object, long generation) {
        this(step, object, generation, Kind.WRITTEN);
    }

    /// What was seen.
    public enum Kind {
        /// The object was written.
        WRITTEN,
        /// The object is gone, or where it has a version this version of it.
        REMOVED,
        /// A delete marker, of which `version` tells, hides the object.
        HIDDEN
    }

    public static Arrival fromEvent(StepId step, S3Object object) {
        return new Arrival(step, object, 0);
    }

    /// What tells this arrival from every other of the same object and step.
    public Key key() {
        return new Key(object.time(), object.sequencer(), generation);
    }

    /// An arrival's key without the object's identity. It comes from the event alone, so recording the same
    /// event twice writes the same item twice. The sequencer is in it because two writes of one key may
    /// share a millisecond; the generation, so that a late delete cannot remove what a release wrote.
    ///
    /// @param time when the write happened, to the millisecond
    /// @param sequencer as the event has it
    /// @param generation 0 from an event
    public record Key(Instant time, String sequencer, long generation) {

        public Key {
            Objects.requireNonNull(time, "time is null");
            Objects.requireNonNull(sequencer, "sequencer is null");
        }

        /// Whether it was found in a listing and not told by an event: its place among the writes to its key is
        /// not known, and no run has decided about it. Such arrivals wait behind all others.
        public boolean listed() {
            return sequencer.isEmpty() && generation == 0;
        }
    }
}
