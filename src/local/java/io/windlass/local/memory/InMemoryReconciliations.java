package io.windlass.local.memory;

import io.windlass.journal.Reconciliation;
import io.windlass.journal.Reconciliations;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Comparisons in memory.
public class InMemoryReconciliations implements Reconciliations {

    private final Map<Reconciliation.Scope, Reconciliation> reconciliations = new HashMap<>();

    @Override
    public synchronized Optional<Reconciliation> find(Reconciliation.Scope scope) {
        return Optional.ofNullable(reconciliations.get(scope));
    }

    @Override
    public synchronized boolean save(Reconciliation next) {
        long version = find(next.scope()).map(Reconciliation::version).orElse(0L);
        if (next.version() != version + 1) {
            return false;
        }
        reconciliations.put(next.scope(), next);
        return true;
    }
}
