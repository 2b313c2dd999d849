package io.windlass.cli;

import io.windlass.redshift.Ledger;

/// What is asked of the ledger for people, in SQL with the values beside it. The ledger is sorted by run and pipeline,
/// and small: a row for each step of a run.
final class Ledgers {

    /// A row once the first load has made the ledger.
    static final String EXISTS = "select 1 from information_schema.tables where table_schema = '"
            + Ledger.LEDGER.schema().orElseThrow() + "' and table_name = '" + Ledger.LEDGER.name() + "'";

    /// Every row of a run. Wants `journal`, `pipeline` and `run`.
    static final String RUN = """
            select step, part, outcome, "table", manifest, files, bytes, rows, action, who, committed_at
            from windlass.ledger
            where journal = :journal and pipeline = :pipeline and run = cast(:run as bigint)
            order by committed_at, step, part""";

    private static final String ROWS = """
            select pipeline, run, step, part, outcome, "table", files, bytes, rows, action, who, committed_at
            from windlass.ledger
            where journal = :journal""";

    private Ledgers() {}

    /// The newest rows. Wants `journal`, and `pipeline` where it is of one.
    ///
    /// @param ofOne whether of one pipeline
    /// @param atMost so many
    static String newest(boolean ofOne, int atMost) {
        return ROWS + (ofOne ? " and pipeline = :pipeline" : "")
                + " order by committed_at desc, run desc, step, part limit " + atMost;
    }
}
