package io.windlass.redshift;

import io.windlass.schema.TableName;
import java.util.List;

/// Windlass's own tables in the warehouse, and the statements that frame a step's transaction.
public final class Ledger {

    /// Where they lie.
    public static final String SCHEMA = "windlass";

    /// One row for each journal, pipeline, run, step and part.
    public static final TableName LEDGER = TableName.of(SCHEMA, "ledger");

    /// One row for each object.
    public static final TableName LEDGER_OBJECT = TableName.of(SCHEMA, "ledger_object");

    /// One row for each row that COPY skipped because MAXERROR allows it.
    public static final TableName LEDGER_SKIPPED = TableName.of(SCHEMA, "ledger_skipped");

    private Ledger() {}

    /// What must be there before the first load of a pipeline. Made outside load transactions: a lock needs a
    /// table that the transaction did not make itself.
    public static List<Statement> tables(Fence fence) {
        return List.of(
                new Statement.CreateLedger(),
                new Statement.CreateLedgerObject(),
                new Statement.CreateFence(fence),
                new Statement.FillFence(fence));
    }

    /// The first three statements of every transaction that decides something.
    public static List<Statement> opening(LedgerKey key) {
        Fence fence = new Fence(key.journal(), key.pipeline());
        return List.of(
                new Statement.LockFence(fence), new Statement.TouchFence(fence, key.run()), new Statement.Guard(key));
    }
}
