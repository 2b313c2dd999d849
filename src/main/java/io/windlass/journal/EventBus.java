package io.windlass.journal;

import java.util.List;
import java.util.Optional;

/// Where others hear of the ends of runs.
@FunctionalInterface
public interface EventBus {

    /// The most events that one call takes.
    int MOST = 10;

    /// Puts events, at most [#MOST].
    ///
    /// @return why not all of them were taken; empty where they were
    Optional<String> put(List<RunEvent> events);
}
