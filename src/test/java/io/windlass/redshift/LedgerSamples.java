package io.windlass.redshift;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Transactions that decide a ledger key and do nothing else.
final class LedgerSamples {

    private LedgerSamples() {}

    /// Lock, touch, guard, and the row that says `loaded`.
    static List<Statement> load(LedgerKey key) {
        return decide(key, LedgerOutcome.LOADED);
    }

    /// Lock, touch, guard, and the row that says `void`.
    static List<Statement> voiding(LedgerKey key) {
        return decide(key, LedgerOutcome.VOID);
    }

    static Statement insert(LedgerKey key, LedgerOutcome outcome) {
        return new Statement.InsertLedger(
                key, 0, outcome, Optional.empty(), "", 0, 0, false, outcome.text(), "the contract");
    }

    private static List<Statement> decide(LedgerKey key, LedgerOutcome outcome) {
        List<Statement> statements = new ArrayList<>(Ledger.opening(key));
        statements.add(insert(key, outcome));
        return statements;
    }
}
