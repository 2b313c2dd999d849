package io.windlass.redshift;

import io.windlass.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What the strategies say between COPY and ledger.
///
/// DELETE and INSERT and not MERGE: Redshift's MERGE has one action for all matched rows, so it can neither leave
/// a newer row of the target alone nor delete some and update others (Database Developer Guide, "MERGE").
/// A table is named in conditions without its schema, as in the guide's examples of DELETE … USING; staging tables
/// have names that no target has.
final class StrategySql {

    private static final String PLACE = SqlText.identifier(Statement.Deduplicate.PLACE);

    private StrategySql() {}

    static String deduplicate(Statement.Deduplicate step) {
        String columns = names(step.columns());
        List<String> order = new ArrayList<>();
        step.newest().ifPresent(column -> order.add(SqlText.identifier(column) + " DESC NULLS LAST"));
        step.deleted().ifPresent(column -> order.add(SqlText.identifier(column) + " DESC NULLS LAST"));
        // The key itself is the same for all rows of a partition: Redshift demands some order.
        String by = order.isEmpty() ? names(step.key()) : String.join(", ", order);
        return "CREATE TEMP TABLE " + SqlText.table(step.into()) + " AS\nSELECT " + columns + "\nFROM (SELECT "
                + columns + ", ROW_NUMBER() OVER (PARTITION BY " + names(step.key()) + " ORDER BY " + by + ") AS "
                + PLACE + "\n  FROM " + SqlText.table(step.from()) + ") AS \"numbered\"\nWHERE " + PLACE + " = 1";
    }

    static String deleteOlder(Statement.DeleteOlder step) {
        String staged = column(step.staged(), step.newest());
        String target = column(step.target(), step.newest());
        return "DELETE FROM " + SqlText.table(step.staged()) + "\nUSING " + SqlText.table(step.target()) + "\nWHERE "
                + same(step.staged(), step.target(), step.key()) + "\n  AND (" + target + " > " + staged + " OR ("
                + staged + " IS NULL AND " + target + " IS NOT NULL))";
    }

    static String deleteMatched(Statement.DeleteMatched step) {
        return "DELETE FROM " + SqlText.table(step.target()) + "\nUSING " + SqlText.table(step.staged()) + "\nWHERE "
                + same(step.target(), step.staged(), step.key());
    }

    static String deleteRange(Statement.DeleteRange step) {
        return "DELETE FROM " + SqlText.table(step.target()) + "\nWHERE " + within(step.range());
    }

    static String insert(Statement.InsertStaged step) {
        String columns = names(step.columns());
        String audit = step.auditRun().isPresent() ? ", \"_run_id\", \"_loaded_at\"" : "";
        String values = step.auditRun().isPresent() ? ", " + step.auditRun().getAsLong() + ", GETDATE()" : "";
        String where = step.unless()
                .map(column -> "\nWHERE " + SqlText.identifier(column) + " IS NOT TRUE")
                .orElse("");
        return "INSERT INTO " + SqlText.table(step.target()) + " (" + columns + audit + ")\nSELECT " + columns + values
                + "\nFROM " + SqlText.table(step.staged()) + where;
    }

    /// A row without a value has no place in the range.
    static String outside(Statement.Unwanted.Outside outside) {
        return "\nFROM " + SqlText.table(outside.staged()) + "\nWHERE NOT (" + within(outside.range()) + ") OR "
                + SqlText.identifier(outside.range().column()) + " IS NULL";
    }

    private static String within(Statement.Range range) {
        String column = SqlText.identifier(range.column());
        return column + " >= " + LiteralSql.text(range.from()) + " AND " + column + " < " + LiteralSql.text(range.to());
    }

    private static String same(TableName left, TableName right, List<String> key) {
        return key.stream()
                .map(column -> column(left, column) + " = " + column(right, column))
                .collect(Collectors.joining(" AND "));
    }

    private static String column(TableName table, String column) {
        return SqlText.identifier(table.name()) + "." + SqlText.identifier(column);
    }

    private static String names(List<String> columns) {
        return columns.stream().map(SqlText::identifier).collect(Collectors.joining(", "));
    }
}
