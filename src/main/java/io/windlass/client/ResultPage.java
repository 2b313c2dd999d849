package io.windlass.client;

import io.windlass.schema.Column;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What a query answers when it is looked at.
///
/// @param state how it stands
/// @param columns what each row has, in order
/// @param rows those of this page; a page may be empty although another follows
/// @param next what to ask for next; empty where nothing more comes, or nothing yet: while it runs, ask for the same
///     again
/// @param message why it failed; empty otherwise
public record ResultPage(State state, List<Column> columns, List<Row> rows, Optional<String> next, String message) {

    public ResultPage {
        Objects.requireNonNull(state, "state is null");
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        Objects.requireNonNull(next, "next is null");
        Objects.requireNonNull(message, "message is null");
    }

    /// How a query stands.
    public enum State {
        /// No rows yet.
        RUNNING,
        /// Here are rows.
        FINISHED,
        /// There will be none; the message says why.
        FAILED,
        /// Somebody stopped it.
        CANCELLED
    }
}
