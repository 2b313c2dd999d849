package io.windlass.load;

import io.windlass.redshift.Statement;
import io.windlass.redshift.Warehouse;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// A warehouse that takes no decision for a while, and remembers with which tokens it was asked for one.
///
/// @param warehouse who answers otherwise
/// @param refuses whether it refuses now
/// @param reason what it says then
/// @param tokens the token of each submission that locks a fence, in order
record RefusingWarehouse(Warehouse warehouse, BooleanSupplier refuses, String reason, List<String> tokens)
        implements Warehouse {

    @Override
    public Submission submit(String name, String token, List<Statement> statements) {
        if (statements.getFirst() instanceof Statement.LockFence) {
            tokens.add(token);
            if (refuses.getAsBoolean()) {
                return new Submission.Refused(reason);
            }
        }
        return warehouse.submit(name, token, statements);
    }

    @Override
    public Progress describe(String id) {
        return warehouse.describe(id);
    }

    @Override
    public Optional<String> find(String name) {
        return warehouse.find(name);
    }

    @Override
    public Returned rows(String id, int statement) {
        return warehouse.rows(id, statement);
    }

    @Override
    public List<Long> queries(String id) {
        return warehouse.queries(id);
    }

    @Override
    public void cancel(String id) {
        warehouse.cancel(id);
    }
}
