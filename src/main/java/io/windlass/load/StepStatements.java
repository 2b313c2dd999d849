package io.windlass.load;

import io.windlass.journal.Run;
import io.windlass.journal.RunFiles;
import io.windlass.journal.RunStep;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import io.windlass.redshift.Fence;
import io.windlass.redshift.Ledger;
import io.windlass.redshift.LedgerKey;
import io.windlass.redshift.LedgerOutcome;
import io.windlass.redshift.Statement;
import io.windlass.redshift.Warehouse;
import io.windlass.schema.JsonPaths;
import io.windlass.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
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
    /// the ledger is written.
    List<Statement> load(Run run, RunStep planned, Step step) {
        LedgerKey key = key(run, planned);
        List<Statement> statements = new ArrayList<>(Ledger.opening(key));
        switch (step) {
            case Step.Copy copy ->
                statements.addAll(new CopyStatements(files, settings, key, run, planned, copy).all());
            case Step.Sql sql -> {
                SqlStatements said = new SqlStatements(run, planned, sql);
                statements.addAll(sql.transaction() ? said.all() : said.expectation());
                statements.add(decided(key, LedgerOutcome.LOADED, "sql"));
            }
        }
        return statements;
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
        statements.add(decided(key, LedgerOutcome.VOID, "void"));
        return statements;
    }

    /// The schemas that must be there before the pipeline's first load.
    static List<Statement> schemas(Pipeline pipeline) {
        TreeSet<String> names = new TreeSet<>();
        names.add(Ledger.SCHEMA);
        pipeline.steps().stream()
                .flatMap(StepStatements::tables)
                .flatMap(table -> table.name().schema().stream())
                .forEach(names::add);
        return names.stream().<Statement>map(Statement.CreateSchema::new).toList();
    }

    /// What must be there before the pipeline's first load: also the tables of its copy steps, since a sql step may
    /// read one into which nothing was loaded yet.
    ///
    /// @return statements for as many submissions
    List<List<Statement>> tables(Pipeline pipeline) {
        List<Statement> all = new ArrayList<>(Ledger.tables(new Fence(journal, pipeline.name())));
        pipeline.copies().forEach(step -> all.add(new Statement.CreateTable(step.table())));
        List<List<Statement>> submissions = new ArrayList<>();
        for (int from = 0; from < all.size(); from += Warehouse.MAX_STATEMENTS) {
            submissions.add(all.subList(from, Math.min(all.size(), from + Warehouse.MAX_STATEMENTS)));
        }
        return submissions;
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
                + Integer.toHexString(JsonPaths.of(step.filled()).hashCode()) + ".json";
    }

    private static Stream<Table> tables(Step step) {
        return switch (step) {
            case Step.Copy copy -> Stream.of(copy.table());
            case Step.Sql sql -> sql.creates().stream();
        };
    }

    private Statement decided(LedgerKey key, LedgerOutcome outcome, String action) {
        return new Statement.InsertLedger(key, 0, outcome, Optional.empty(), "", 0, 0, false, action, settings.stack());
    }
}
