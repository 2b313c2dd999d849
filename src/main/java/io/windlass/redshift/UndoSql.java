package io.windlass.redshift;

/// What is said to take a run back.
final class UndoSql {

    private static final String LEDGER = SqlText.table(Ledger.LEDGER);

    private static final String LOADED = " AND \"outcome\" = " + SqlText.literal(LedgerOutcome.LOADED.text());

    private UndoSql() {}

    static String undo(LedgerKey key) {
        return "UPDATE " + LEDGER + " SET \"outcome\" = " + SqlText.literal(LedgerOutcome.UNDONE.text())
                + LedgerSql.where(key) + LOADED;
    }

    /// Run numbers begin again with each journal, and two steps of a run may load one table: then a number says not
    /// enough. A column that was added later is NULL in older rows: then it says nothing.
    static String untraceable(Statement.Unwanted.Untraceable unwanted) {
        LedgerKey key = unwanted.key();
        String table = SqlText.literal(unwanted.target().toString());
        String own = LedgerSql.where(key) + LOADED + " AND \"part\" > 0";
        String others = " WHERE \"table\" = " + table + " AND \"run\" = " + key.run() + LOADED
                + " AND NOT (\"journal\" = " + SqlText.literal(key.journal()) + " AND \"pipeline\" = "
                + SqlText.literal(key.pipeline()) + " AND \"step\" = " + SqlText.literal(key.step()) + ")";
        String none = " AND \"rows\" > 0 AND NOT EXISTS (SELECT 1 FROM " + SqlText.table(unwanted.target())
                + " WHERE \"_run_id\" = " + key.run() + ")";
        return " FROM (\n"
                + found("it loaded another table", own + " AND \"table\" <> " + table)
                + "\nUNION ALL " + found("its rows are not there", own + none)
                + "\nUNION ALL " + found("this step loaded rows of the same number", others)
                + "\n) AS \"untraceable\"";
    }

    private static String found(String what, String where) {
        return "SELECT " + SqlText.literal(what)
                + " AS \"what\", \"journal\", \"pipeline\", \"run\", \"step\", \"table\" FROM " + LEDGER + where;
    }
}
