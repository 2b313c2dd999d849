package io.windlass.redshift;

import io.windlass.schema.Column;
import io.windlass.schema.Table;
import java.util.ArrayList;
import java.util.List;

/// `CREATE TABLE` from a declaration.
final class TableSql {

    private static final List<String> AUDIT = List.of("\"_run_id\" BIGINT", "\"_loaded_at\" TIMESTAMP");

    private TableSql() {}

    static String create(Table table) {
        List<String> lines = new ArrayList<>();
        table.columns().forEach(column -> lines.add(column(column)));
        if (table.audit()) {
            lines.addAll(AUDIT);
        }
        if (!table.primaryKey().isEmpty()) {
            lines.add("PRIMARY KEY " + SqlText.columns(table.primaryKey()));
        }
        return create(SqlText.table(table.name()), lines) + distribution(table.distribution()) + sortKey(table);
    }

    /// Nothing of the same name can be there: a session has its own.
    static String staging(Table table) {
        List<String> lines = table.columns().stream().map(TableSql::column).toList();
        return "CREATE TEMP TABLE " + SqlText.table(table.name()) + " (\n  " + String.join(",\n  ", lines) + "\n)"
                + distribution(table.distribution());
    }

    /// `CREATE TABLE IF NOT EXISTS` of a quoted name and finished column definitions.
    static String create(String table, List<String> lines) {
        return "CREATE TABLE IF NOT EXISTS " + table + " (\n  " + String.join(",\n  ", lines) + "\n)";
    }

    private static String column(Column column) {
        StringBuilder sql = new StringBuilder(SqlText.identifier(column.name()));
        sql.append(' ').append(column.type().sql());
        column.defaultValue().ifPresent(value -> sql.append(" DEFAULT ").append(value));
        column.identity()
                .ifPresent(identity -> sql.append(" IDENTITY(")
                        .append(identity.seed())
                        .append(", ")
                        .append(identity.step())
                        .append(')'));
        column.encode().ifPresent(encode -> sql.append(" ENCODE ").append(SqlText.word(encode)));
        if (column.notNull()) {
            sql.append(" NOT NULL");
        }
        return sql.toString();
    }

    private static String distribution(Table.Distribution distribution) {
        return switch (distribution) {
            case Table.Distribution.Auto() -> "";
            case Table.Distribution.Even() -> "\nDISTSTYLE EVEN";
            case Table.Distribution.All() -> "\nDISTSTYLE ALL";
            case Table.Distribution.Key(String column) ->
                "\nDISTSTYLE KEY\nDISTKEY (" + SqlText.identifier(column) + ")";
        };
    }

    private static String sortKey(Table table) {
        if (table.sortKey().columns().isEmpty()) {
            return "";
        }
        return (table.sortKey().interleaved() ? "\nINTERLEAVED SORTKEY " : "\nSORTKEY ")
                + SqlText.columns(table.sortKey().columns());
    }
}
