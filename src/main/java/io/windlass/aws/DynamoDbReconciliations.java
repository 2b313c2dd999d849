package io.windlass.aws;

import io.windlass.journal.Reconciliation;
import io.windlass.journal.Reconciliations;
import java.util.Objects;
import java.util.Optional;

/// Comparisons in DynamoDB: one write unit for each move of one; two where the key it has come to is very long.
public final class DynamoDbReconciliations implements Reconciliations {

    private final DynamoDbTable table;

    public DynamoDbReconciliations(DynamoDbTable table) {
        this.table = Objects.requireNonNull(table, "table is null");
    }

    @Override
    public Optional<Reconciliation> find(Reconciliation.Scope scope) {
        return table.get(ReconciliationFormat.key(scope)).map(item -> ReconciliationFormat.reconciliation(scope, item));
    }

    @Override
    public boolean save(Reconciliation next) {
        return table.write(ReconciliationFormat.after(next));
    }
}
