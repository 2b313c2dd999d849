package io.windlass.redshift;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What is said about rows that COPY refused. Its texts are CHAR in the warehouse: they come padded with blanks.
final class LoadErrorSql {

    /// One row for each object. A run with more guilty ones than this leaves the others to the next.
    static final int MAX_OBJECTS = 10_000;

    private static final String SKIPPED = SqlText.table(Ledger.LEDGER_SKIPPED);

    private static final List<String> SKIPPED_KEY = List.of(
            "\"journal\" VARCHAR(12) NOT NULL",
            "\"pipeline\" VARCHAR(63) NOT NULL",
            "\"run\" BIGINT NOT NULL",
            "\"step\" VARCHAR(63) NOT NULL");

    /// The lengths are those of the warehouse's own columns.
    private static final List<String> SKIPPED_COLUMNS = List.of(
            "\"file_name\" VARCHAR(256)",
            "\"line_number\" BIGINT",
            "\"column_name\" VARCHAR(127)",
            "\"error_code\" INTEGER",
            "\"error_message\" VARCHAR(512)");

    private LoadErrorSql() {}

    static String read(Statement.ReadLoadErrors read) {
        LoadErrorLog log = read.log();
        return "SELECT \"file_name\", \"line_number\", \"column_name\", \"error_code\", \"error_message\", \"errors\""
                + "\nFROM (SELECT " + columns(log)
                + ", COUNT(*) OVER (PARTITION BY " + log.file() + ") AS \"errors\""
                + ", ROW_NUMBER() OVER (PARTITION BY " + log.file() + " ORDER BY line_number, " + log.column()
                + ") AS \"place\""
                + "\nFROM " + log.table() + where(log, read.queries()) + ") AS \"refused\""
                + "\nWHERE \"place\" = 1 ORDER BY 1 LIMIT " + MAX_OBJECTS;
    }

    static String createSkipped() {
        List<String> all = new ArrayList<>(SKIPPED_KEY);
        all.addAll(SKIPPED_COLUMNS);
        return TableSql.create(SKIPPED, all) + "\nSORTKEY (\"run\", \"pipeline\")";
    }

    static String insertSkipped(Statement.InsertLedgerSkipped insert) {
        LoadErrorLog log = insert.log();
        LedgerKey key = insert.key();
        return "INSERT INTO " + SKIPPED
                + " (\"journal\", \"pipeline\", \"run\", \"step\", \"file_name\", \"line_number\", \"column_name\","
                + " \"error_code\", \"error_message\")"
                + "\nSELECT " + SqlText.literal(key.journal()) + ", " + SqlText.literal(key.pipeline()) + ", "
                + key.run() + ", " + SqlText.literal(key.step()) + ", " + columns(log)
                + "\nFROM " + log.table() + where(log, insert.queries())
                + " AND NOT EXISTS (SELECT 1 FROM " + SKIPPED + LedgerSql.where(key) + ")";
    }

    static String skipped(Statement.ReadSkipped read) {
        return "SELECT \"pipeline\", \"run\", \"step\", \"line_number\", \"column_name\", \"error_code\","
                + " \"error_message\" FROM " + SKIPPED
                + " WHERE \"journal\" = " + SqlText.literal(read.journal())
                + " AND \"file_name\" = :file ORDER BY \"run\", \"line_number\" LIMIT 100";
    }

    private static String columns(LoadErrorLog log) {
        return "TRIM(" + log.file() + ") AS \"file_name\", line_number AS \"line_number\", TRIM(" + log.column()
                + ") AS \"column_name\", " + log.code() + " AS \"error_code\", TRIM(" + log.message()
                + ") AS \"error_message\"";
    }

    private static String where(LoadErrorLog log, List<Long> queries) {
        return " WHERE " + log.query()
                + queries.stream().map(String::valueOf).collect(Collectors.joining(", ", " IN (", ")"));
    }
}
