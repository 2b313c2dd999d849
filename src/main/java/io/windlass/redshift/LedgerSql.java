package io.windlass.redshift;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is said of Windlass's own tables. Lengths are those of what they hold: a journal's id has 12
/// characters, a pipeline and a step at most 63, a bucket 63, a key and a version 1,024 bytes.
final class LedgerSql {

    private static final String LEDGER = SqlText.table(Ledger.LEDGER);
    private static final String LEDGER_OBJECT = SqlText.table(Ledger.LEDGER_OBJECT);

    /// Each object with what became of the part of the step that loaded it.
    private static final String OBJECTS_OF_STEPS = LEDGER_OBJECT + " o JOIN " + LEDGER
            + " l ON l.\"journal\" = o.\"journal\" AND l.\"pipeline\" = o.\"pipeline\" AND l.\"run\" = o.\"run\""
            + " AND l.\"step\" = o.\"step\" AND l.\"part\" = o.\"part\"";

    private static final List<String> KEY_COLUMNS = List.of(
            "\"journal\" VARCHAR(12) NOT NULL",
            "\"pipeline\" VARCHAR(63) NOT NULL",
            "\"run\" BIGINT NOT NULL",
            "\"step\" VARCHAR(63) NOT NULL",
            "\"part\" INTEGER NOT NULL");

    private static final List<String> LEDGER_COLUMNS = List.of(
            "\"outcome\" VARCHAR(8) NOT NULL",
            "\"table\" VARCHAR(260)",
            "\"manifest\" VARCHAR(2048)",
            "\"files\" BIGINT",
            "\"bytes\" BIGINT",
            "\"rows\" BIGINT",
            "\"action\" VARCHAR(16)",
            "\"who\" VARCHAR(256)",
            "\"committed_at\" TIMESTAMP DEFAULT GETDATE()");

    private static final List<String> OBJECT_COLUMNS = List.of(
            "\"bucket\" VARCHAR(63) NOT NULL",
            "\"key\" VARCHAR(1024) NOT NULL",
            "\"version\" VARCHAR(1024)",
            "\"etag\" VARCHAR(128)",
            "\"sequencer\" VARCHAR(64)",
            "\"size\" BIGINT");

    static final List<String> OBJECT_NAMES = List.of(
            "journal", "pipeline", "run", "step", "part", "bucket", "key", "version", "etag", "sequencer", "size");

    /// Divides by zero when what follows it has a row: nothing else in SQL fails on a condition.
    static final String NONE_OR_FAIL = "SELECT 1 / CASE WHEN COUNT(*) = 0 THEN 1 ELSE 0 END";

    private LedgerSql() {}

    static String createLedger() {
        return create(LEDGER, LEDGER_COLUMNS);
    }

    static String createLedgerObject() {
        return create(LEDGER_OBJECT, OBJECT_COLUMNS);
    }

    static String copyObjects(Statement.CopyLedgerObjects copy) {
        return CopySql.lines(LEDGER_OBJECT, OBJECT_NAMES, copy.list(), copy.role());
    }

    /// Fails when the ledger has the key.
    static String guard(LedgerKey key) {
        return NONE_OR_FAIL + " FROM " + LEDGER + where(key);
    }

    static String read(LedgerKey key) {
        return "SELECT \"outcome\" FROM " + LEDGER + where(key) + " LIMIT 1";
    }

    static String loadedKeys(Statement.ReadLoadedKeys read) {
        return "SELECT o.\"key\", MAX(o.\"run\") AS \"run\", COUNT(DISTINCT o.\"run\") AS \"runs\" FROM "
                + OBJECTS_OF_STEPS
                + " WHERE o.\"journal\" = " + SqlText.literal(read.journal())
                + " AND o.\"pipeline\" = " + SqlText.literal(read.pipeline())
                + " AND o.\"step\" = " + SqlText.literal(read.step())
                + " AND o.\"bucket\" = " + SqlText.literal(read.bucket())
                + " AND l.\"outcome\" = " + SqlText.literal(LedgerOutcome.LOADED.text())
                + (read.after().isPresent() ? " AND o.\"key\" > :after" : "")
                + " GROUP BY o.\"key\" ORDER BY o.\"key\" LIMIT " + read.atMost();
    }

    static String object(Statement.ReadObject read) {
        return "SELECT o.\"pipeline\", o.\"run\", o.\"step\", o.\"part\", l.\"outcome\", l.\"table\", l.\"manifest\","
                + " l.\"files\", l.\"rows\", l.\"action\", l.\"who\", l.\"committed_at\", o.\"etag\", o.\"sequencer\","
                + " o.\"size\" FROM " + OBJECTS_OF_STEPS
                + " WHERE o.\"journal\" = " + SqlText.literal(read.journal())
                + " AND o.\"bucket\" = " + SqlText.literal(read.bucket())
                + " AND o.\"key\" = :key"
                + " ORDER BY o.\"run\", o.\"pipeline\", o.\"step\", o.\"part\"";
    }

    static String insert(Statement.InsertLedger row) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("journal", SqlText.literal(row.key().journal()));
        values.put("pipeline", SqlText.literal(row.key().pipeline()));
        values.put("run", Long.toString(row.key().run()));
        values.put("step", SqlText.literal(row.key().step()));
        values.put("part", Integer.toString(row.part()));
        values.put("outcome", SqlText.literal(row.outcome().text()));
        values.put(
                "table", SqlText.literalOrNull(row.table().map(Object::toString).orElse("")));
        values.put("manifest", SqlText.literalOrNull(row.manifest()));
        values.put("files", Long.toString(row.files()));
        values.put("bytes", Long.toString(row.bytes()));
        values.put("rows", row.copied() ? "pg_last_copy_count()" : "NULL");
        values.put("action", SqlText.literal(row.action()));
        values.put("who", SqlText.literal(row.who()));
        return "INSERT INTO " + LEDGER + " " + SqlText.columns(values.keySet()) + "\nVALUES ("
                + String.join(", ", values.values()) + ")";
    }

    /// Sorted, so that the guard of a new run reads the end of the table and not its history.
    private static String create(String table, List<String> columns) {
        List<String> all = new ArrayList<>(KEY_COLUMNS);
        all.addAll(columns);
        return TableSql.create(table, all) + "\nSORTKEY (\"run\", \"pipeline\")";
    }

    static String where(LedgerKey key) {
        return " WHERE \"journal\" = " + SqlText.literal(key.journal())
                + " AND \"pipeline\" = " + SqlText.literal(key.pipeline())
                + " AND \"run\" = " + key.run()
                + " AND \"step\" = " + SqlText.literal(key.step());
    }
}
