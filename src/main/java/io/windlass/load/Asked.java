package io.windlass.load;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Which statement answers which question, as far as this process asked it.
///
/// A saving and nothing else: the warehouse gives the same statement for the same token, so whoever does not have
/// it here submits once more and gets the same id.
final class Asked {

    /// Far more than the questions of all runs that are open at once; some 200 bytes each.
    static final int MOST = 1_000;

    private final Map<String, String> statements = new ConcurrentHashMap<>();

    /// The id of the statement that this token was submitted with.
    Optional<String> statement(String token) {
        return Optional.ofNullable(statements.get(token));
    }

    void remember(String token, String id) {
        if (statements.size() >= MOST) {
            statements.clear();
        }
        statements.put(token, id);
    }

    void forget(String token) {
        statements.remove(token);
    }
}
