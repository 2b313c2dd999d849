package io.windlass.redshift;

import io.windlass.schema.Column;
import io.windlass.schema.ColumnType;
import io.windlass.schema.Table;
import io.windlass.schema.TableName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;

/// One statement of each kind and one COPY of each format, by the name of its golden file.
final class StatementSamples {

    private static final LedgerKey KEY = new LedgerKey("k3j9x0q2m7zb", "sparkify", 7, "events");
    private static final Fence FENCE = new Fence("k3j9x0q2m7zb", "sparkify");
    private static final TableName EVENTS = TableName.of("staging", "s_events");
    private static final String ROLE = "arn:aws:iam::123456789012:role/reads-s3";
    private static final String RUN = "s3://windlass-files/_windlass/sparkify/7-x8/events-1.";

    private StatementSamples() {}

    static SequencedMap<String, Statement> all() {
        SequencedMap<String, Statement> samples = new LinkedHashMap<>();
        samples.put("lock-fence", new Statement.LockFence(FENCE));
        samples.put("touch-fence", new Statement.TouchFence(FENCE, 7));
        samples.put("set-query-group", new Statement.SetQueryGroup("night's \\ loads"));
        samples.put("set-statement-timeout", new Statement.SetStatementTimeout(Duration.ofMinutes(90)));
        samples.put("guard", new Statement.Guard(KEY));
        samples.put("create-schema", new Statement.CreateSchema("Windlass"));
        samples.put("create-table", new Statement.CreateTable(orders()));
        samples.put("create-table-plain", new Statement.CreateTable(plain(new Table.Distribution.Auto())));
        samples.put("create-table-even", new Statement.CreateTable(plain(new Table.Distribution.Even())));
        samples.put("create-table-all", new Statement.CreateTable(plain(new Table.Distribution.All())));
        samples.put("create-new-table", new Statement.CreateNewTable(orders()));
        samples.put("drop-table", new Statement.DropTable(orders().name()));
        samples.put("rename-table", new Statement.RenameTable(TableName.of("Shop", "next \"Orders\""), "Orders"));
        samples.put("comment-table", new Statement.CommentTable(orders().name(), "the shop's \\ orders"));
        samples.put(
                "comment-column", new Statement.CommentColumn(orders().name(), "is \"deleted\"", "whether it's gone"));
        samples.put("read-columns", new Statement.ReadColumns(TableName.of("Shop", "it's")));
        samples.put("read-columns-plain", new Statement.ReadColumns(TableName.parse("songs")));
        samples.put("read-views", new Statement.ReadViews(TableName.of("Shop", "it's")));
        samples.put("read-views-plain", new Statement.ReadViews(TableName.parse("songs")));
        samples.put(
                "add-column",
                new Statement.AddColumn(orders().name(), orders().columns().get(2)));
        samples.put("create-ledger", new Statement.CreateLedger());
        samples.put("create-ledger-object", new Statement.CreateLedgerObject());
        samples.put("create-fence", new Statement.CreateFence(FENCE));
        samples.put("fill-fence", new Statement.FillFence(FENCE));
        samples.put("copy-ledger-objects", new Statement.CopyLedgerObjects(RUN + "objects.json", "default"));
        samples.put(
                "insert-ledger-load",
                new Statement.InsertLedger(
                        KEY,
                        1,
                        LedgerOutcome.LOADED,
                        Optional.of(EVENTS),
                        RUN + "manifest.json",
                        30,
                        4_096,
                        true,
                        "load",
                        "windlass"));
        samples.put(
                "insert-ledger-void",
                new Statement.InsertLedger(
                        KEY, 0, LedgerOutcome.VOID, Optional.empty(), "", 0, 0, false, "void", "o'brien"));
        samples.put("read-ledger", new Statement.ReadLedger(KEY));
        samples.put(
                "read-loaded-keys",
                new Statement.ReadLoadedKeys(
                        KEY.journal(), KEY.pipeline(), KEY.step(), "data", Optional.empty(), 20_000));
        samples.put(
                "read-loaded-keys-after",
                new Statement.ReadLoadedKeys(
                        KEY.journal(), KEY.pipeline(), KEY.step(), "data", Optional.of("a/'b"), 20_000));
        samples.put("read-object", new Statement.ReadObject(KEY.journal(), "data", "a/'b"));
        samples.put(
                "read-figures",
                new Statement.ReadFigures(
                        KEY.journal(), Instant.parse("2026-03-01T09:30:00Z"), Instant.parse("2026-02-28T23:59:59.9Z")));
        samples.put("read-skipped", new Statement.ReadSkipped(KEY.journal(), "s3://data/a/'b"));
        LedgerKey adopted = new LedgerKey(KEY.journal(), KEY.pipeline(), 0, KEY.step());
        samples.put("stage-adopted", new Statement.StageAdopted());
        samples.put("copy-adopted", new Statement.CopyAdopted(RUN + "objects-", ROLE));
        samples.put("insert-adopted", new Statement.InsertAdopted());
        samples.put("drop-adopted", new Statement.DropAdopted());
        samples.put("insert-adoption", new Statement.InsertAdoption(adopted, EVENTS));
        samples.put("count-adoption", new Statement.CountAdoption(adopted, RUN + "objects-", "o'brien"));
        samples.put("read-load-errors", new Statement.ReadLoadErrors(LoadErrorLog.SYS, List.of(4_711L)));
        samples.put("read-load-errors-stl", new Statement.ReadLoadErrors(LoadErrorLog.STL, List.of(4_711L, 4_712L)));
        samples.put("create-ledger-skipped", new Statement.CreateLedgerSkipped());
        samples.put("insert-ledger-skipped", new Statement.InsertLedgerSkipped(KEY, LoadErrorLog.SYS, List.of(4_711L)));
        samples.put("sql", new Statement.Sql("delete from \"analytics\".\"users\" where name = 'a''b'"));
        samples.put("sql-values", values());
        strategies(samples);
        for (Format format : Format.values()) {
            samples.put("copy-" + format.text().replace(' ', '-'), copy(format));
        }
        samples.put("copy-every-option", everyOption());
        return samples;
    }

    private static void strategies(SequencedMap<String, Statement> samples) {
        TableName orders = TableName.of("Shop", "Orders");
        TableName staged = TableName.parse("windlass_staged_orders");
        TableName chosen = TableName.parse("windlass_chosen_orders");
        List<String> columns = List.of("id", "is \"deleted\"", "at");
        List<String> key = List.of("id", "at");
        samples.put(
                "create-staging",
                new Statement.CreateStaging(new Table(
                        staged,
                        orders().loaded(),
                        List.of(),
                        new Table.Distribution.Key("id"),
                        Table.SortKey.none(),
                        "",
                        false,
                        Table.Drift.IGNORE)));
        samples.put("drop-staging", new Statement.DropStaging(staged));
        samples.put(
                "deduplicate",
                new Statement.Deduplicate(
                        staged, chosen, columns, key, Optional.of("at"), Optional.of("is \"deleted\"")));
        samples.put(
                "deduplicate-any",
                new Statement.Deduplicate(staged, chosen, columns, key, Optional.empty(), Optional.empty()));
        samples.put("delete-older", new Statement.DeleteOlder(chosen, orders, key, "at"));
        samples.put("delete-matched", new Statement.DeleteMatched(orders, chosen, key));
        Statement.Range range = new Statement.Range(
                "at", Literal.of("timestamptz", "2015-01-04"), Literal.of("timestamptz", "2015-01-05"));
        samples.put("delete-range", new Statement.DeleteRange(orders, range));
        samples.put("delete-all", new Statement.DeleteAll(orders));
        samples.put(
                "insert-staged",
                new Statement.InsertStaged(orders, staged, columns, OptionalLong.empty(), Optional.empty()));
        samples.put(
                "insert-staged-audit",
                new Statement.InsertStaged(orders, chosen, columns, OptionalLong.of(7), Optional.of("is \"deleted\"")));
        Statement.Unwanted rows = new Statement.Unwanted.Rows(
                new Statement.Sql("select id from shop.orders group by 1 having count(*) > 1 -- twice"));
        samples.put("show-rows", new Statement.Show(rows));
        samples.put("refuse-rows", new Statement.Refuse(rows));
        Statement.Unwanted outside = new Statement.Unwanted.Outside(staged, range);
        samples.put("show-outside", new Statement.Show(outside));
        samples.put("refuse-outside", new Statement.Refuse(outside));
        samples.put("delete-run", new Statement.DeleteRun(orders, 7));
        samples.put("undo-ledger", new Statement.UndoLedger(KEY));
        Statement.Unwanted untraceable = new Statement.Unwanted.Untraceable(orders, KEY);
        samples.put("show-untraceable", new Statement.Show(untraceable));
        samples.put("refuse-untraceable", new Statement.Refuse(untraceable));
    }

    /// A value of each type, and NULL.
    private static Statement.Sql values() {
        List<Statement.Fragment> fragments = new ArrayList<>();
        fragments.add(new Statement.Fragment.Text("select"));
        List<Literal> literals = List.of(
                Literal.of("integer", "5"),
                Literal.of("integer", "-5"),
                Literal.of("bigint", "-7"),
                Literal.of("decimal(5,2)", "1.50"),
                Literal.of("double precision", "2"),
                Literal.of("boolean", "True"),
                Literal.of("varchar(20)", ""),
                Literal.of("varchar(20)", "o'brien \\ :n --"),
                Literal.of("date", "2015-01-04"),
                Literal.of("timestamp", "2015-01-04 13:45:00"),
                Literal.of("timestamptz", "2015-01-04 13:45:00+01"),
                Literal.of("super", "{\"a\": [1]}"),
                new Literal(new ColumnType("integer"), Optional.empty()),
                new Literal(new ColumnType("varchar(20)"), Optional.empty()));
        for (Literal literal : literals) {
            fragments.add(new Statement.Fragment.Value(literal));
            fragments.add(new Statement.Fragment.Text(literal.equals(literals.getLast()) ? " as x" : ",\n  -"));
        }
        return new Statement.Sql(fragments);
    }

    private static Statement.Copy copy(Format format) {
        boolean jsonpaths = format == Format.JSON;
        SequencedMap<String, CopyOptions.Value> options = new LinkedHashMap<>();
        if (format == Format.FIXEDWIDTH) {
            options.put("fixedwidth", new CopyOptions.Value.Text("id:5,name:20"));
        }
        if (!format.columnar()) {
            options.put("timeformat", new CopyOptions.Value.Text("epochmillisecs"));
            options.put("emptyasnull", new CopyOptions.Value.Flag());
        }
        return new Statement.Copy(
                EVENTS,
                jsonpaths ? List.of("artist", "first_name", "ts") : List.of(),
                RUN + "manifest.json",
                format,
                jsonpaths ? Optional.of(RUN + "jsonpaths.json") : Optional.empty(),
                format == Format.JSON_AUTO ? Compression.NONE : Compression.GZIP,
                new CopyOptions(options),
                jsonpaths ? ROLE : "default");
    }

    private static Statement.Copy everyOption() {
        SequencedMap<String, CopyOptions.Value> options = new LinkedHashMap<>();
        options.put("maxerror", new CopyOptions.Value.Count(10));
        options.put("null", new CopyOptions.Value.Text("\\N"));
        options.put("delimiter", new CopyOptions.Value.Text("'"));
        options.put("compupdate", new CopyOptions.Value.Word("off"));
        options.put("truncatecolumns", new CopyOptions.Value.Flag());
        return new Statement.Copy(
                TableName.parse("hits"),
                List.of(),
                RUN + "manifest.json",
                Format.DELIMITED,
                Optional.empty(),
                Compression.ZSTD,
                new CopyOptions(options),
                "default");
    }

    private static Table orders() {
        Column identity = new Column(
                "nr",
                new ColumnType("BIGINT"),
                "",
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Column.Identity(0, 1)),
                "");
        Column id = new Column(
                "id",
                new ColumnType("VARCHAR(36)"),
                "$['id']",
                true,
                Optional.empty(),
                Optional.of("zstd"),
                Optional.empty(),
                "the order's own number");
        Column deleted = new Column(
                "is \"deleted\"",
                new ColumnType("BOOLEAN"),
                "$['is_deleted']",
                true,
                Optional.of("false"),
                Optional.of("raw"),
                Optional.empty(),
                "");
        return new Table(
                TableName.of("Shop", "Orders"),
                List.of(identity, id, deleted, Column.of("at", new ColumnType("TIMESTAMPTZ"), "$['at']")),
                List.of("id", "at"),
                new Table.Distribution.Key("id"),
                new Table.SortKey(List.of("at", "id"), true),
                "orders of the shop",
                true,
                Table.Drift.FAIL);
    }

    private static Table plain(Table.Distribution distribution) {
        boolean auto = distribution instanceof Table.Distribution.Auto;
        return new Table(
                TableName.parse("songs"),
                List.of(Column.of("title", new ColumnType("VARCHAR(256)"), "$['title']")),
                List.of(),
                distribution,
                auto ? Table.SortKey.none() : new Table.SortKey(List.of("title"), false),
                "",
                false,
                Table.Drift.IGNORE);
    }

    /// The statements by kind, for a test that none was forgotten.
    static Map<Class<?>, Statement> byKind() {
        Map<Class<?>, Statement> kinds = new LinkedHashMap<>();
        all().values().forEach(statement -> kinds.put(statement.getClass(), statement));
        return kinds;
    }
}
