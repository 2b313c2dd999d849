package io.windlass.load;

import io.windlass.journal.Arrivals;
import io.windlass.journal.Identity;
import io.windlass.journal.Marks;
import io.windlass.journal.RunFiles;
import io.windlass.journal.Runs;
import java.util.Objects;

/// The journal's ports together, as the planner and the settler take them.
///
/// @param arrivals objects seen
/// @param marks what became of them
/// @param runs the pipelines' states and runs
/// @param files manifests and lists
/// @param identity the journal's own id
public record Journal(Arrivals arrivals, Marks marks, Runs runs, RunFiles files, Identity identity) {

    public Journal {
        Objects.requireNonNull(arrivals, "arrivals is null");
        Objects.requireNonNull(marks, "marks is null");
        Objects.requireNonNull(runs, "runs is null");
        Objects.requireNonNull(files, "files is null");
        Objects.requireNonNull(identity, "identity is null");
    }
}
