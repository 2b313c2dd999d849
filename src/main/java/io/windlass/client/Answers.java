package io.windlass.client;

import io.windlass.redshift.Question;
import io.windlass.redshift.Warehouse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The warehouse as a thing that is asked for rows. No call waits for a statement to end.
public interface Answers {

    /// Asks.
    ///
    /// @param name by which a person finds the statement
    /// @param token the same token again is the same statement again, for as long as the warehouse remembers
    Warehouse.Submission ask(String name, String token, Question question);

    /// How a statement stands.
    Warehouse.Progress describe(String statement);

    /// A page of what a finished statement answered.
    ///
    /// @param next where the page begins, as the one before it told; empty for the first
    Page page(String statement, Optional<String> next);

    /// Asks to stop a statement; it may end in any way all the same.
    void cancel(String statement);

    /// @param rows as the warehouse tells them: each value a `String`, `Long`, `Double`, `Boolean`, `byte[]` or null
    /// @param next where the next page begins; empty where this is the last
    record Page(List<List<Object>> rows, Optional<String> next) {
        public Page {
            rows = Collections.unmodifiableList(new ArrayList<>(rows));
        }
    }
}
