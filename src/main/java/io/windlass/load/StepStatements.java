package io.windlass.load;

import io.windlass.journal.Run;
import io.windlass.journal.RunFiles;
import io.windlass.journal.RunState;
import io.windlass.journal.RunStep;
import io.windlass.pipeline.Step;
import io.windlass.redshift.Ledger;
import io.windlass.redshift.LedgerKey;
import io.windlass.redshift.LedgerOutcome;
import io.windlass.redshift.Statement;
import io.windlass.schema.JsonPaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is said to the warehouse for a step: the LOAD and VOID transactions of the protocol.
///
/// @param files where manifests and lists lie
/// @param journal the journal's own id
/// @param settings the stack's name and COPY's role
record StepStatements(RunFiles files, String journal, LoadSettings settings) {

    LedgerKey key(Run run, RunStep step) {
        return new LedgerKey(journal, run.pipeline(), run.number(), step.name());
    }

    /// The step's one transaction: the fence is locked first, then the guard is asked, then it is loaded and
    /// the ledger is written. Of a run that takes another back, what does so.
    ///
    /// @param additions what is done to a copy step's table before it is loaded
    List<Statement> load(Run run, RunStep planned, Step step, List<Statement> additions) {
        LedgerKey key = key(run, planned);
        List<Statement> statements = new ArrayList<>(Ledger.opening(key));
        statements.addAll(1, settings(run));
        switch (step) {
            case Step.Copy copy
            when run.undo().isPresent() -> {
                return new UndoStatements(journal, run, planned, copy.table().name()).all();
            }
            case Step.Copy copy ->
                statements.addAll(new CopyStatements(files, settings, key, run, planned, copy).all(additions));
            case Step.Sql sql -> {
                SqlStatements said = new SqlStatements(run, planned, sql);
                statements.addAll(sql.transaction() ? said.all() : said.expectation());
                statements.add(decided(key, LedgerOutcome.LOADED, "sql", settings.stack()));
            }
        }
        return statements;
    }

    /// Right behind the lock, which is first whatever else there is: they end with the transaction.
    private static List<Statement> settings(Run run) {
        List<Statement> settings = new ArrayList<>();
        run.settings().queryGroup().map(Statement.SetQueryGroup::new).ifPresent(settings::add);
        run.settings()
                .statementTimeout()
                .map(Statement.SetStatementTimeout::new)
                .ifPresent(settings::add);
        return settings;
    }

    /// What a copy step's COPYs look like, and before them the table that they go into where it is not the target.
    ///
    /// @param aside whether they go into a table of their own session, whatever the load does
    List<Statement> probed(Run run, RunStep planned, Step.Copy step, boolean aside) {
        return new CopyStatements(files, settings, key(run, planned), run, planned, step).copies(aside);
    }

    /// What runs before the step's transaction, each statement by itself and at least once: the whole of a sql step
    /// that is none. Nothing else.
    List<Statement> before(Run run, RunStep planned, Step step) {
        return switch (step) {
            case Step.Copy copy -> List.of();
            case Step.Sql sql -> {
                SqlStatements said = new SqlStatements(run, planned, sql);
                yield sql.transaction()
                        ? List.of()
                        : Stream.concat(said.creates().stream(), said.statements().stream())
                                .toList();
            }
        };
    }

    /// Decides that the step is not loaded and never will be in this run.
    List<Statement> giveUp(Run run, RunStep planned) {
        LedgerKey key = key(run, planned);
        List<Statement> statements = new ArrayList<>(Ledger.opening(key));
        Optional<String> hand = hand(run);
        statements.add(
                decided(key, LedgerOutcome.VOID, hand.isPresent() ? "cancel" : "void", hand.orElse(settings.stack())));
        return statements;
    }

    /// The rows that the step's COPYs loaded, as far as the warehouse told; -1 otherwise.
    ///
    /// @param statements what was submitted
    /// @param rows for each of them the rows it returned or changed
    static long copied(List<Statement> statements, List<Long> rows) {
        if (rows.size() != statements.size()) {
            return -1;
        }
        long sum = -1;
        for (int index = 0; index < rows.size(); index++) {
            if (statements.get(index) instanceof Statement.Copy) {
                if (rows.get(index) < 0) {
                    return -1;
                }
                sum = Math.max(0, sum) + rows.get(index);
            }
        }
        return sum;
    }

    /// The file that tells COPY which path fills which column: named for its content, so it is written once.
    static String jsonPathsName(Step.Copy step) {
        return "jsonpaths/" + step.table().name() + "-"
                + RunNames.digest(JsonPaths.of(step.filled())).substring(0, 16) + ".json";
    }

    private static Statement decided(LedgerKey key, LedgerOutcome outcome, String action, String who) {
        return new Statement.InsertLedger(key, 0, outcome, Optional.empty(), "", 0, 0, false, action, who);
    }

    /// Who gave the run up; empty where a failure did.
    private static Optional<String> hand(Run run) {
        return run.state() instanceof RunState.Voiding(RunState.Ending ending, String reason)
                        && ending instanceof RunState.Stop(String who)
                        && !who.isEmpty()
                ? Optional.of(who)
                : Optional.empty();
    }
}
