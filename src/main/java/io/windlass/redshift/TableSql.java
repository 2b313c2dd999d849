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
        return create(SqlText.table(table.name()), lines(table)) + distribution(table.distribution()) + sortKey(table);
    }

    static String createNew(Table table) {
        return "CREATE TABLE " + body(SqlText.table(table.name()), lines(table)) + distribution(table.distribution())
                + sortKey(table);
    }

    private static List<String> lines(Table table) {
        List<String> lines = new ArrayList<>();
        table.all().forEach(column -> lines.add(column(column)));
        if (!table.primaryKey().isEmpty()) {
            lines.add("PRIMARY KEY " + SqlText.columns(table.primaryKey()));
        }
        return lines;
    }

    /// Nothing of the same name can be there: a session has its own.
    static String staging(Table table) {
        List<String> lines = table.columns().stream().map(TableSql::column).toList();
        return "CREATE TEMP TABLE " + body(SqlText.table(table.name()), lines) + distribution(table.distribution());
    }

    /// `CREATE TABLE IF NOT EXISTS` of a quoted name and finished column definitions.
    static String create(String table, List<String> lines) {
        return "CREATE TABLE IF NOT EXISTS " + body(table, lines);
    }

    private static String body(String table, List<String> lines) {
        return table + " (\n  " + String.join(",\n  ", lines) + "\n)";
    }

    /// A table that names no schema is where an unqualified `CREATE TABLE` makes it.
    private static String schema(TableName table) {
        return table.schema().map(SqlText::literal).orElse("CURRENT_SCHEMA()");
    }

    static String readColumns(TableName table) {
        String schema = schema(table);
        return "SELECT \"column_name\", \"data_type\", \"character_maximum_length\", \"numeric_precision\","
                + " \"numeric_scale\" FROM svv_columns WHERE \"table_schema\" = " + schema
                + " AND \"table_name\" = " + SqlText.literal(table.name()) + " ORDER BY \"ordinal_position\"";
    }

    /// A view's rule depends on what the view reads, and belongs to the view as an internal part of it (Database
    /// Developer Guide, "PG_DEPEND"). Not `information_schema`, which shows a user only the views of his own.
    static String readViews(TableName table) {
        return "SELECT DISTINCT \"held\".\"nspname\" AS \"schema\", \"view\".\"relname\" AS \"view\"\n"
                + "FROM pg_catalog.pg_class AS \"base\"\n"
                + "JOIN pg_catalog.pg_namespace AS \"place\" ON \"place\".\"oid\" = \"base\".\"relnamespace\"\n"
                + "JOIN pg_catalog.pg_depend AS \"reads\" ON \"reads\".\"refobjid\" = \"base\".\"oid\"\n"
                + "JOIN pg_catalog.pg_depend AS \"part\" ON \"part\".\"objid\" = \"reads\".\"objid\""
                + " AND \"part\".\"deptype\" = 'i'\n"
                + "JOIN pg_catalog.pg_class AS \"view\" ON \"view\".\"oid\" = \"part\".\"refobjid\""
                + " AND \"view\".\"relkind\" IN ('v', 'm')\n"
                + "JOIN pg_catalog.pg_namespace AS \"held\" ON \"held\".\"oid\" = \"view\".\"relnamespace\"\n"
                + "WHERE \"place\".\"nspname\" = " + schema(table) + " AND \"base\".\"relname\" = "
                + SqlText.literal(table.name()) + "\nORDER BY 1, 2";
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
