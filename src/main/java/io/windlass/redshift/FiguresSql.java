package io.windlass.redshift;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What is asked of the ledger for people: one statement, so that a warehouse is woken once.
final class FiguresSql {

    private static final String LEDGER = SqlText.table(Ledger.LEDGER);
    private static final String LOADED = SqlText.literal(LedgerOutcome.LOADED.text());
    private static final String OUTCOME = "CAST(" + LOADED + " AS VARCHAR(8))";

    /// A TIMESTAMP of the ledger is in UTC.
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private FiguresSql() {}

    static String of(Statement.ReadFigures read) {
        String journal = " FROM " + LEDGER + " WHERE \"journal\" = " + SqlText.literal(read.journal());
        return String.join(
                "\nUNION ALL\n",
                "SELECT CAST('table' AS VARCHAR(8)) AS \"kind\", \"pipeline\", \"step\", CAST(0 AS BIGINT) AS \"run\","
                        + " MAX(\"table\") AS \"table\", " + OUTCOME
                        + " AS \"outcome\", MAX(\"committed_at\") AS \"at\","
                        + sums() + ", SUM(CASE WHEN \"committed_at\" >= DATE_TRUNC('day', GETDATE()) THEN \"rows\""
                        + " ELSE 0 END) AS \"rows_today\"" + journal + loaded() + " GROUP BY \"pipeline\", \"step\"",
                "SELECT 'minute', \"pipeline\", '', CAST(0 AS BIGINT), '', " + OUTCOME
                        + ", DATE_TRUNC('minute', \"committed_at\")," + sums() + ", 0" + journal + loaded()
                        + since(read.minutesSince())
                        + " GROUP BY \"pipeline\", DATE_TRUNC('minute', \"committed_at\")",
                "SELECT 'step', \"pipeline\", \"step\", \"run\", MAX(\"table\"), MAX(\"outcome\"), MAX(\"committed_at\"),"
                        + sums() + ", 0" + journal + since(read.stepsSince())
                        + " GROUP BY \"pipeline\", \"step\", \"run\"");
    }

    /// A sql step and a void have one row with part 0, which holds no object.
    private static String loaded() {
        return " AND \"outcome\" = " + LOADED + " AND \"part\" > 0";
    }

    private static String since(Instant time) {
        return " AND \"committed_at\" >= CAST(" + SqlText.literal(TIME.format(time)) + " AS TIMESTAMP)";
    }

    private static String sums() {
        return " SUM(\"files\") AS \"files\", SUM(\"bytes\") AS \"bytes\", SUM(\"rows\") AS \"rows\"";
    }
}
