package io.windlass.redshift;

import io.windlass.schema.Column;
import io.windlass.schema.Table;
import io.windlass.schema.TableName;
import java.util.ArrayList;
import java.util.List;

/// `CREATE TABLE` from a declaration.
final class TableSql {

    private TableSql() {}

    static String create(Table table) {
        List<String> lines = new ArrayList<>();
        table.all().forEach(column -> lines.add(column(column)));
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

    /// A table that names no schema is where an unqualified `CREATE TABLE` makes it.
    static String readColumns(TableName table) {
        String schema = table.schema().map(SqlText::literal).orElse("CURRENT_SCHEMA()");
        return "SELECT \"column_name\", \"data_type\", \"character_maximum_length\", \"numeric_precision\","
                + " \"numeric_scale\" FROM svv_columns WHERE \"table_schema\" = " + schema
                + " AND \"table_name\" = " + SqlText.literal(table.name()) + " ORDER BY \"ordinal_position\"";
    }

    static String addColumn(TableName table, Column column) {
        return "ALTER TABLE " + SqlText.table(table) + " ADD COLUMN " + column(column);
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
