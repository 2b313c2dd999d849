package io.windlass.load;

import io.windlass.journal.Run;
import io.windlass.journal.RunFiles;
import io.windlass.journal.RunStep;
import io.windlass.pipeline.Step;
import io.windlass.redshift.Compression;
import io.windlass.redshift.Format;
import io.windlass.redshift.LedgerKey;
import io.windlass.redshift.LedgerOutcome;
import io.windlass.redshift.Statement;
import io.windlass.schema.Column;
import io.windlass.schema.Identifier;
import io.windlass.schema.Table;
import io.windlass.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// What a copy step says between the guard and the list of its objects, strategy by strategy.
///
/// Rows that are only added, or that replace all, go straight into the target. The others, and those that get audit
/// columns, wait in a staging table of their own session until all of them are there. Where a swap is asked for, the
/// target is a new table, which takes the old one's name once it is filled.
///
/// @param files where manifests and lists lie
/// @param settings the stack's name and COPY's role
/// @param key what the ledger calls the step
/// @param run the run
/// @param planned the step as the run has it
/// @param step its definition
record CopyStatements(RunFiles files, LoadSettings settings, LedgerKey key, Run run, RunStep planned, Step.Copy step) {

    /// What PostgreSQL holds too, under the embedded warehouse.
    private static final int LONGEST_NAME = 63;

    private static final int HASH_BYTES = 8;

    /// A staged row that has no key would be met again by none, so COPY refuses it as bad data.
    private List<Column> stagingColumns() {
        List<String> needed = step.load() instanceof Step.Load.Merge merge ? merge.key() : List.of();
        return step.filled().stream()
                .map(column -> new Column(
                        column.name(),
                        column.type(),
                        column.path(),
                        column.notNull() || needed.contains(column.name()),
                        Optional.empty(),
                        column.encode(),
                        Optional.empty(),
                        ""))
                .toList();
    }

    /// @param additions what is done to the table before it is loaded
    List<Statement> all(List<Statement> additions) {
        List<Statement> statements = new ArrayList<>();
        statements.add(new Statement.CreateTable(step.table()));
        statements.addAll(additions);
        // However the step is defined by now: where the run was to take the place of rows, they go.
        planned.replaces()
                .ifPresent(earlier -> statements.addAll(UndoStatements.without(
                        step.table().name(), new LedgerKey(key.journal(), key.pipeline(), earlier, key.step()))));
        Table target = step.swaps() ? successor() : step.table();
        if (step.swaps()) {
            statements.add(new Statement.CreateNewTable(target));
            statements.addAll(Preparation.comments(target));
        }
        statements.addAll(straight(step) ? straight(target.name()) : throughStaging(target.name()));
        if (step.swaps()) {
            // The old one as late as can be: from here on its readers wait for the commit.
            statements.add(new Statement.DropTable(step.table().name()));
            statements.add(
                    new Statement.RenameTable(target.name(), step.table().name().name()));
        }
        statements.add(
                new Statement.CopyLedgerObjects(files.url(RunNames.objects(run, step.name())), settings.copyRole()));
        return statements;
    }

    /// The COPYs alone, without what the ledger is told of them.
    ///
    /// @param aside whether they fill a staging table, which comes first
    List<Statement> copies(boolean aside) {
        TableName into = aside ? name("staged") : step.table().name();
        Stream<Statement> copies = parts(into).stream().filter(Statement.Copy.class::isInstance);
        return aside
                ? Stream.concat(Stream.of(new Statement.CreateStaging(staging(into))), copies)
                        .toList()
                : copies.toList();
    }

    /// Whether COPY fills the target itself.
    static boolean straight(Step.Copy step) {
        return switch (step.load()) {
            case Step.Load.Append append -> !step.table().audit();
            case Step.Load.Replace replace -> !step.table().audit();
            case Step.Load.Merge merge -> false;
            case Step.Load.Range range -> false;
        };
    }

    private List<Statement> straight(TableName target) {
        List<Statement> statements = new ArrayList<>(emptied(target));
        statements.addAll(parts(target));
        return statements;
    }

    /// What rids a target of the rows that are replaced; a new table has none.
    private List<Statement> emptied(TableName target) {
        return step.load() instanceof Step.Load.Replace && !step.swaps()
                ? List.of(new Statement.DeleteAll(target))
                : List.of();
    }

    private List<Statement> throughStaging(TableName target) {
        TableName staged = name("staged");
        List<Statement> statements = new ArrayList<>();
        statements.add(new Statement.CreateStaging(staging(staged)));
        statements.addAll(parts(staged));
        statements.addAll(
                switch (step.load()) {
                    case Step.Load.Append append -> List.of(insert(target, staged, Optional.empty()));
                    case Step.Load.Replace replace -> {
                        List<Statement> replacing = new ArrayList<>(emptied(target));
                        replacing.add(insert(target, staged, Optional.empty()));
                        yield replacing;
                    }
                    case Step.Load.Merge merge -> merge(target, staged, merge);
                    case Step.Load.Range range -> range(target, staged, range);
                });
        statements.add(new Statement.DropStaging(staged));
        return statements;
    }

    /// The newest of several staged rows first, then against the target's, so that an object that comes late brings
    /// no old row back.
    private List<Statement> merge(TableName target, TableName staged, Step.Load.Merge merge) {
        TableName chosen = name("chosen");
        List<Statement> statements = new ArrayList<>();
        statements.add(
                new Statement.Deduplicate(staged, chosen, columns(), merge.key(), merge.newest(), merge.deleted()));
        merge.newest()
                .ifPresent(newest -> statements.add(new Statement.DeleteOlder(chosen, target, merge.key(), newest)));
        statements.add(new Statement.DeleteMatched(target, chosen, merge.key()));
        statements.add(insert(target, chosen, merge.deleted()));
        statements.add(new Statement.DropStaging(chosen));
        return statements;
    }

    /// A row outside of the range would stay when its own range is loaded again, so it is refused, and with it the
    /// step: dropping it in silence would lose it.
    private List<Statement> range(TableName target, TableName staged, Step.Load.Range range) {
        Statement.Range bounds = planned.stretch()
                .flatMap(Stretches::range)
                .map(values -> values.of(range.column(), range.type(step.table())))
                .orElseGet(() -> range.bounds(step.table()));
        Statement.Unwanted outside = new Statement.Unwanted.Outside(staged, bounds);
        return List.of(
                new Statement.Show(outside),
                new Statement.Refuse(outside),
                new Statement.DeleteRange(target, bounds),
                insert(target, staged, Optional.empty()));
    }

    private Statement insert(TableName target, TableName staged, Optional<String> unless) {
        OptionalLong audit = step.table().audit() ? OptionalLong.of(run.number()) : OptionalLong.empty();
        return new Statement.InsertStaged(target, staged, columns(), audit, unless);
    }

    /// The table that takes the target's place. It lies beside it, where other pipelines make theirs: a long name gives
    /// way to a hash of it.
    private Table successor() {
        Table table = step.table();
        String plain = "windlass_next_" + table.name().name();
        String name = Identifier.bytes(plain) <= LONGEST_NAME
                ? plain
                : "windlass_next_" + RunNames.digest(table.name().name()).substring(0, 2 * HASH_BYTES);
        return new Table(
                new TableName(table.name().schema(), name),
                table.columns(),
                table.primaryKey(),
                table.distribution(),
                table.sortKey(),
                table.comment(),
                table.audit(),
                table.drift());
    }

    private Table staging(TableName name) {
        List<Column> columns = stagingColumns();
        boolean spread = step.table().distribution() instanceof Table.Distribution.Key(String column)
                && columns().contains(column);
        return new Table(
                name,
                columns,
                List.of(),
                spread ? step.table().distribution() : new Table.Distribution.Auto(),
                Table.SortKey.none(),
                "",
                false,
                Table.Drift.IGNORE);
    }

    /// Never the name of the target, which conditions name without its schema. A long one goes without the target's:
    /// temporary tables are the session's own.
    private TableName name(String what) {
        String name =
                Identifier.fold("windlass_" + what + "_" + step.table().name().name());
        return new TableName(Optional.empty(), Identifier.bytes(name) <= LONGEST_NAME ? name : "windlass_" + what);
    }

    private List<String> columns() {
        return step.filled().stream().map(Column::name).toList();
    }

    /// Each COPY with its row in the ledger right behind it, which reads the rows of the session's last COPY.
    private List<Statement> parts(TableName into) {
        List<Statement> statements = new ArrayList<>();
        int part = 0;
        for (RunStep.Part each : planned.parts()) {
            part++;
            String manifest = files.url(RunNames.manifest(run, step.name(), part));
            statements.add(copy(into, manifest, Compression.parse(each.compression())));
            statements.add(new Statement.InsertLedger(
                    key,
                    part,
                    LedgerOutcome.LOADED,
                    Optional.of(step.table().name()),
                    manifest,
                    each.files(),
                    each.bytes(),
                    true,
                    "load",
                    settings.stack()));
        }
        return statements;
    }

    private Statement copy(TableName into, String manifest, Compression compression) {
        boolean paths = step.format() == Format.JSON;
        return new Statement.Copy(
                into,
                step.format().columnar() ? List.of() : columns(),
                manifest,
                step.format(),
                paths ? Optional.of(files.url(StepStatements.jsonPathsName(step))) : Optional.empty(),
                compression,
                step.options(),
                settings.copyRole());
    }
}
