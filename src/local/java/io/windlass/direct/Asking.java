package io.windlass.direct;

import io.windlass.load.LoadError;
import io.windlass.redshift.LoadErrorLog;
import io.windlass.redshift.Statement;
import io.windlass.redshift.Warehouse;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Tells the warehouse something and waits for the end of it.
///
/// @param warehouse who is told
/// @param ids a new text at each call
/// @param pause waits a moment between two looks
record Asking(Warehouse warehouse, Supplier<String> ids, Runnable pause) {

    /// Hands it over, also where the warehouse is busy for a while.
    ///
    /// @return the id of the transaction; empty with a reason where the warehouse refuses it
    Handed hand(String name, String token, List<Statement> statements) {
        while (true) {
            switch (warehouse.submit(name, token, statements)) {
                case Warehouse.Submission.Accepted(String id) -> {
                    return new Handed(Optional.of(id), "");
                }
                case Warehouse.Submission.Refused(String reason) -> {
                    return new Handed(Optional.empty(), reason);
                }
                case Warehouse.Submission.Busy busy -> pause.run();
            }
        }
    }

    /// @param id of the transaction; empty where it was refused
    /// @param reason why; empty where it was not
    record Handed(Optional<String> id, String reason) {}

    /// How it ends.
    Warehouse.Progress end(String id) {
        while (true) {
            Warehouse.Progress progress = warehouse.describe(id);
            if (!(progress instanceof Warehouse.Progress.Pending)) {
                return progress;
            }
            pause.run();
        }
    }

    /// The rows that the COPYs of an ended transaction refused, the first of each object; none where the warehouse does
    /// not tell.
    List<Outcome.BadRow> refused(String id) {
        List<Long> queries =
                warehouse.queries(id).stream().filter(query -> query >= 0).toList();
        if (queries.isEmpty()) {
            return List.of();
        }
        return refused(LoadErrorLog.SYS, queries)
                .or(() -> refused(LoadErrorLog.STL, queries))
                .orElse(List.of());
    }

    private Optional<List<Outcome.BadRow>> refused(LoadErrorLog log, List<Long> queries) {
        Handed handed =
                hand("windlass-redshift-copy-errors", ids.get(), List.of(new Statement.ReadLoadErrors(log, queries)));
        return handed.id()
                .filter(id -> end(id) instanceof Warehouse.Progress.Finished)
                .map(id -> warehouse.rows(id, 0).rows().stream()
                        .map(LoadError::of)
                        .map(Asking::row)
                        .toList());
    }

    private static Outcome.BadRow row(LoadError error) {
        String code = error.code().isEmpty() ? "" : " (" + error.code() + ")";
        return new Outcome.BadRow(
                error.file(), error.line(), error.column(), error.message() + code, Math.max(0, error.rows() - 1));
    }
}
