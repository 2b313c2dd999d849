package io.windlass.journal;

import java.time.Instant;
import java.util.Objects;

/// Something that a person did to a pipeline.
///
/// @param pipeline the pipeline
/// @param at when, to the millisecond
/// @param action what, in a word: `pause`, `release`, …
/// @param who who did it
/// @param what to what, and what came of it
/// @param choice the objects and runs that were meant; all of the pipeline where nobody chose
public record Deed(String pipeline, Instant at, String action, String who, String what, Choice choice) {

    public Deed {
        Objects.requireNonNull(pipeline, "pipeline is null");
        Objects.requireNonNull(action, "action is null");
        Objects.requireNonNull(who, "who is null");
        Objects.requireNonNull(what, "what is null");
        Objects.requireNonNull(choice, "choice is null");
        at = Instant.ofEpochMilli(at.toEpochMilli());
    }
}
