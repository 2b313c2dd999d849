package io.windlass.journal;

import java.util.Objects;
import java.util.Optional;

/// What a run takes back: the rows of an earlier run of the same pipeline.
///
/// Rows tell their run and not their object. So all rows of that run go, and what was not meant is loaded again.
///
/// @param run the number of the run whose rows go
/// @param files where that run's files lie
/// @param chosen the objects that are meant; empty for all of that run
/// @param replay whether those that are meant are loaded again too
/// @param who who asked for it
public record Undo(long run, String files, Optional<Chosen> chosen, boolean replay, String who) {

    public Undo {
        Objects.requireNonNull(files, "files is null");
        Objects.requireNonNull(chosen, "chosen is null");
        Objects.requireNonNull(who, "who is null");
    }

    /// Whether an object of that run is meant.
    public boolean meant(ObjectId object) {
        return chosen.isEmpty() || chosen.get().holds(object);
    }

    /// Whether an object of that run is loaded again.
    public boolean again(ObjectId object) {
        return replay || !meant(object);
    }

    /// What it is called in the ledger.
    public String action() {
        return replay ? "replay" : "undo";
    }
}
