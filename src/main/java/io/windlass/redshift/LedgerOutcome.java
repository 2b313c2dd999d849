package io.windlass.redshift;

import java.util.Locale;

/// What the ledger says of a step of a run. Decided once; only `loaded` may become `undone`.
public enum LedgerOutcome {
    LOADED,
    VOID,
    UNDONE;

    /// As the ledger's column has it.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static LedgerOutcome parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
