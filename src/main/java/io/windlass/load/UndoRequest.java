package io.windlass.load;

import io.windlass.journal.Chosen;
import java.util.Objects;
import java.util.Optional;

/// What somebody wants taken back.
///
/// @param run the number of the run whose rows are to go
/// @param chosen the objects that are meant; empty for all of that run
/// @param replay whether those that are meant are loaded again
/// @param despiteSql whether it is done although sql steps have read the rows, which stays as it is
/// @param who who asks
public record UndoRequest(long run, Optional<Chosen> chosen, boolean replay, boolean despiteSql, String who) {

    public UndoRequest {
        Objects.requireNonNull(chosen, "chosen is null");
        Objects.requireNonNull(who, "who is null");
    }
}
