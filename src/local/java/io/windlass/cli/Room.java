package io.windlass.cli;

import io.windlass.load.Loader;
import io.windlass.load.TickOutcome;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Makes room for further arrivals of a pipeline, by moving it while too many wait.
///
/// @param pipeline its name
/// @param loader what moves it
/// @param err where it is said what keeps it
/// @param waits the moments between two looks
record Room(String pipeline, Loader loader, PrintWriter err, Waits waits) {

    /// @return whether the next part has to find room; empty where nothing of the pipeline will move
    Optional<Boolean> made() {
        return switch (loader.tick(pipeline, true)) {
            case TickOutcome.Active active -> {
                waits.run();
                yield Optional.of(true);
            }
            // It waits for a start, or for a larger batch: more arrivals do no harm and may be what it waits for.
            case TickOutcome.Quiet quiet -> Optional.of(false);
            case TickOutcome.Held(Instant until) -> held("its maintenance lasts until " + until);
            case TickOutcome.Waiting waiting -> Optional.of(false);
            case TickOutcome.Paused paused -> held(pipeline + " is paused");
            case TickOutcome.Refused(List<String> reasons) -> held(String.join("; ", reasons));
            case TickOutcome.Troubled(String message) -> held(message);
        };
    }

    private Optional<Boolean> held(String reason) {
        err.println("enough objects wait already, and they are not loaded: " + reason
                + "; the same command carries on from there");
        return Optional.empty();
    }
}
