package io.windlass.status;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What is known of a stack.
///
/// @param at when it was asked
/// @param pipelines in the order of the definitions
/// @param unasked why the ledger was not asked or could not answer; empty where it did
public record Overview(Instant at, List<PipelineStatus> pipelines, Optional<String> unasked) {

    public Overview {
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(unasked, "unasked is null");
        pipelines = List.copyOf(pipelines);
    }
}
