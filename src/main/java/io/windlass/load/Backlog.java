package io.windlass.load;

import java.time.Instant;
import java.util.Objects;

/// Objects of a copy step that wait for a batch's minimum or for a start.
///
/// @param step the step's name
/// @param objects how many
/// @param bytes their size in S3
/// @param oldest the event time of the oldest
public record Backlog(String step, int objects, long bytes, Instant oldest) {

    public Backlog {
        Objects.requireNonNull(step, "step is null");
        Objects.requireNonNull(oldest, "oldest is null");
        if (objects < 1) {
            throw new IllegalArgumentException("objects is " + objects);
        }
    }
}
