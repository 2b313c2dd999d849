package io.windlass.local.warehouse.dataapi;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/// Every submission that is still remembered, and the client tokens that are.
final class StatementHistory {

    private final Limits limits;
    private final InstantSource clock;
    private final Supplier<String> ids;
    private final TreeMap<Long, SubmittedStatement> bySequence = new TreeMap<>();
    private final Map<String, SubmittedStatement> byId = new HashMap<>();
    private final Map<String, SubmittedStatement> byToken = new HashMap<>();
    private long sequence;

    StatementHistory(Limits limits, InstantSource clock) {
        this(limits, clock, () -> UUID.randomUUID().toString());
    }

    StatementHistory(Limits limits, InstantSource clock, Supplier<String> ids) {
        this.limits = limits;
        this.clock = clock;
        this.ids = ids;
    }

    /// What a submission came to.
    ///
    /// @param fresh whether it must be run; false where its token was known
    record Admission(SubmittedStatement statement, boolean fresh) {}

    /// Finds a place for a submission that is not run yet.
    interface Sessions {
        /// The kept session it runs in, if any.
        Optional<String> of(Submission submission) throws ApiFailure;
    }

    /// Takes a submission in, or finds the one with its token. A token stands for whatever was first submitted
    /// with it.
    synchronized Admission admit(Submission submission, String owner, Sessions sessions) throws ApiFailure {
        forget();
        Optional<SubmittedStatement> known = submission.token().map(byToken::get);
        if (known.isPresent()) {
            return new Admission(known.get(), false);
        }
        long active = bySequence.values().stream()
                .filter(statement -> !statement.view().status().isEnd())
                .count();
        if (active >= limits.activeStatements()) {
            throw ApiFailure.activeStatementsExceeded(limits.activeStatements());
        }
        SubmittedStatement statement = new SubmittedStatement(
                ids.get(), ++sequence, submission, sessions.of(submission), owner, clock.instant());
        bySequence.put(statement.sequence(), statement);
        byId.put(statement.id(), statement);
        submission.token().ifPresent(token -> byToken.put(token, statement));
        return new Admission(statement, true);
    }

    /// @param id with or without the number of a part
    /// @param owner who asks: nobody finds the statements of others
    synchronized SubmittedStatement find(String id, String owner) throws ApiFailure {
        forget();
        int colon = id.indexOf(':');
        SubmittedStatement statement = byId.get(colon < 0 ? id : id.substring(0, colon));
        if (statement == null || !statement.owner().equals(owner)) {
            throw ApiFailure.notFound("Query does not exist.", id);
        }
        return statement;
    }

    /// Newest first, older than a sequence number.
    synchronized List<SubmittedStatement> before(long sequenceNumber) {
        forget();
        return List.copyOf(
                bySequence.headMap(sequenceNumber, false).descendingMap().values());
    }

    private void forget() {
        Instant now = clock.instant();
        byToken.values()
                .removeIf(statement ->
                        !statement.createdAt().plus(limits.tokens()).isAfter(now));
        bySequence.values().removeIf(statement -> {
            SubmittedStatement.View view = statement.view();
            boolean old = view.status().isEnd()
                    && !view.updatedAt().plus(limits.history()).isAfter(now);
            if (old) {
                byId.remove(statement.id());
            }
            return old;
        });
    }
}
