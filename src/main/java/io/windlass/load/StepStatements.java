package io.windlass.load;

import io.windlass.journal.Run;
import io.windlass.journal.RunFiles;
import io.windlass.journal.RunStep;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import io.windlass.redshift.Compression;
import io.windlass.redshift.Fence;
import io.windlass.redshift.Format;
import io.windlass.redshift.Ledger;
import io.windlass.redshift.LedgerKey;
import io.windlass.redshift.LedgerOutcome;
import io.windlass.redshift.Statement;
import io.windlass.schema.Column;
import io.windlass.schema.JsonPaths;
import io.windlass.schema.Table;
import io.windlass.schema.TableName;
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

    /// Lock, touch and guard come before anything else.
    private static final int OPENING = 3;

    LedgerKey key(Run run, RunStep step) {
        return new LedgerKey(journal, run.pipeline(), run.number(), step.name());
    }

    /// The step's one transaction: the fence is locked first, then the guard is asked, then it is loaded and
    /// the ledger is written.
    List<Statement> load(Run run, RunStep planned, Step step) {
        LedgerKey key = key(run, planned);
        List<Statement> statements = new ArrayList<>(Ledger.opening(key));
        switch (step) {
            case Step.Copy copy -> append(statements, run, planned, copy);
            case Step.Sql sql -> {
                sql.creates().forEach(table -> statements.add(new Statement.CreateTable(table)));
                sql.statements().forEach(text -> statements.add(new Statement.Sql(text)));
                statements.add(decided(key, LedgerOutcome.LOADED, "sql"));
            }
        }
        return statements;
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

    List<Statement> tables(Pipeline pipeline) {
        return Ledger.tables(new Fence(journal, pipeline.name()));
    }

    /// The rows that the step's COPYs loaded, as far as the warehouse told; -1 otherwise.
    static long copied(RunStep step, List<Long> rows) {
        int first = OPENING + 1;
        long sum = 0;
        for (int part = 0; part < step.parts().size(); part++) {
            int index = first + 2 * part;
            if (index >= rows.size() || rows.get(index) < 0) {
                return -1;
            }
            sum += rows.get(index);
        }
        return step.copies() ? sum : -1;
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

    private void append(List<Statement> statements, Run run, RunStep planned, Step.Copy step) {
        LedgerKey key = key(run, planned);
        TableName table = step.table().name();
        statements.add(new Statement.CreateTable(step.table()));
        int part = 0;
        for (RunStep.Part each : planned.parts()) {
            part++;
            String manifest = files.url(RunNames.manifest(run, step.name(), part));
            statements.add(copy(step, manifest, Compression.parse(each.compression())));
            statements.add(new Statement.InsertLedger(
                    key,
                    part,
                    LedgerOutcome.LOADED,
                    Optional.of(table),
                    manifest,
                    each.files(),
                    each.bytes(),
                    true,
                    "load",
                    settings.stack()));
        }
        statements.add(
                new Statement.CopyLedgerObjects(files.url(RunNames.objects(run, step.name())), settings.copyRole()));
    }

    private Statement copy(Step.Copy step, String manifest, Compression compression) {
        boolean paths = step.format() == Format.JSON;
        return new Statement.Copy(
                step.table().name(),
                step.format().columnar()
                        ? List.of()
                        : step.filled().stream().map(Column::name).toList(),
                manifest,
                step.format(),
                paths ? Optional.of(files.url(jsonPathsName(step))) : Optional.empty(),
                compression,
                step.options(),
                settings.copyRole());
    }

    private Statement decided(LedgerKey key, LedgerOutcome outcome, String action) {
        return new Statement.InsertLedger(key, 0, outcome, Optional.empty(), "", 0, 0, false, action, settings.stack());
    }
}
