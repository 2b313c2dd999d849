package io.windlass.load;

import io.windlass.journal.Run;
import io.windlass.journal.RunStep;
import io.windlass.journal.Undo;
import io.windlass.redshift.Ledger;
import io.windlass.redshift.LedgerKey;
import io.windlass.redshift.LedgerOutcome;
import io.windlass.redshift.Statement;
import io.windlass.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is said to take a step of an earlier run back: one transaction behind the pipeline's fence, with a row of its
/// own in the ledger, so that what becomes of it is asked as what becomes of a load is.
///
/// @param journal the journal's own id
/// @param run the run that takes it back
/// @param planned the step as that run has it
/// @param target the step's table
record UndoStatements(String journal, Run run, RunStep planned, TableName target) {

    List<Statement> all() {
        Undo undo = run.undo().orElseThrow();
        LedgerKey own = new LedgerKey(journal, run.pipeline(), run.number(), planned.name());
        LedgerKey undone = new LedgerKey(journal, run.pipeline(), undo.run(), planned.name());
        List<Statement> statements = new ArrayList<>(Ledger.opening(own));
        statements.addAll(without(target, undone));
        statements.add(new Statement.InsertLedger(
                own, 0, LedgerOutcome.UNDONE, Optional.of(target), "", 0, 0, false, undo.action(), undo.who()));
        return statements;
    }

    /// What takes the rows of a step of an earlier run out of its table, if they can be told from others.
    static List<Statement> without(TableName target, LedgerKey undone) {
        Statement.Unwanted untraceable = new Statement.Unwanted.Untraceable(target, undone);
        return List.of(
                new Statement.Show(untraceable),
                new Statement.Refuse(untraceable),
                new Statement.DeleteRun(target, undone.run()),
                new Statement.UndoLedger(undone));
    }
}
