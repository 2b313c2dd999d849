package io.windlass.local.memory;

import io.windlass.journal.Reconciliations;
import io.windlass.journal.ReconciliationsContract;

class InMemoryReconciliationsTest extends ReconciliationsContract {

    @Override
    protected Reconciliations reconciliations() {
        return new InMemoryReconciliations();
    }
}
