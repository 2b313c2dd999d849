package io.windlass.story;

import io.windlass.journal.Run;
import java.util.Objects;
import java.util.Optional;

/// Why a pipeline is paused, as far as that is known.
///
/// @param who who paused it by hand; empty where nobody is known to have
/// @param run the last run, which was given up and paused it; empty where it was paused by hand
/// @param reason why the run was given up; empty where none was
/// @param had whether that run had the object
record Standstill(String who, Optional<Run> run, String reason, boolean had) {

    Standstill {
        Objects.requireNonNull(who, "who is null");
        Objects.requireNonNull(run, "run is null");
        Objects.requireNonNull(reason, "reason is null");
    }

    /// @param pipeline its name
    String words(String pipeline) {
        if (run.isEmpty()) {
            return pipeline + " is paused" + (who.isEmpty() ? "" : " by " + who);
        }
        String which = "run " + run.get().number() + " of " + pipeline + (had ? ", which had it," : "");
        // Who cancels means to pause: nothing is wrong then.
        String mend = reason.startsWith("cancelled by ") ? "" : ", and what is wrong has to be mended first";
        return which + " was given up, which paused " + pipeline + mend + ": " + reason;
    }
}
