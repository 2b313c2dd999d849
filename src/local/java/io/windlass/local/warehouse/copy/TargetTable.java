package io.windlass.local.warehouse.copy;

import io.windlass.local.warehouse.sql.Names;
import io.windlass.local.warehouse.sql.StatementFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// COPY's target: what the catalog says of it in the COPY's own transaction.
///
/// @param id its `oid`
/// @param transaction the transaction that asked
/// @param name quoted, with its schema
/// @param columns those that COPY fills, in the order of the data
record TargetTable(long id, long transaction, String name, List<TargetColumn> columns) {

    private static final String QUERY = """
            SELECT c.oid, n.nspname, c.relname, a.attname, t.typname, a.atttypmod, a.attnotnull,
                   a.attidentity <> '' AS identity, pg_current_xact_id()::text::bigint AS transaction
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            JOIN pg_type t ON t.oid = a.atttypid
            WHERE c.oid = to_regclass(?) AND c.relkind IN ('r', 'p')
            ORDER BY a.attnum""";

    TargetTable {
        columns = List.copyOf(columns);
    }

    static TargetTable find(Connection connection, CopyCommand command) throws SQLException, StatementFailure {
        String name =
                command.schema().map(schema -> Names.quoted(schema) + ".").orElse("") + Names.quoted(command.table());
        List<TargetColumn> all = new ArrayList<>();
        long id = 0;
        long transaction = 0;
        String full = name;
        try (PreparedStatement query = connection.prepareStatement(QUERY)) {
            query.setString(1, name);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    id = rows.getLong("oid");
                    transaction = rows.getLong("transaction");
                    full = Names.quoted(rows.getString("nspname")) + "." + Names.quoted(rows.getString("relname"));
                    all.add(column(rows));
                }
            }
        }
        if (all.isEmpty()) {
            throw new StatementFailure("ERROR: Cannot COPY into nonexistent table " + command.target());
        }
        return new TargetTable(id, transaction, full, filled(all, command));
    }

    private static TargetColumn column(ResultSet rows) throws SQLException, StatementFailure {
        try {
            return TargetColumn.of(
                    rows.getString("attname"),
                    rows.getString("typname"),
                    rows.getInt("atttypmod"),
                    rows.getBoolean("attnotnull"),
                    rows.getBoolean("identity"));
        } catch (IllegalArgumentException unknownType) {
            throw new StatementFailure("ERROR: " + unknownType.getMessage(), unknownType);
        }
    }

    /// Without a list all columns; identity columns only with EXPLICIT_IDS (COPY, "EXPLICIT_IDS").
    private static List<TargetColumn> filled(List<TargetColumn> all, CopyCommand command) throws StatementFailure {
        boolean explicit = command.has(CopyOption.EXPLICIT_IDS);
        if (command.columns().isEmpty()) {
            return all.stream().filter(column -> explicit || !column.identity()).toList();
        }
        List<TargetColumn> filled = new ArrayList<>();
        for (String name : command.columns()) {
            TargetColumn found = all.stream()
                    .filter(column -> column.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new StatementFailure(
                            "ERROR: column \"" + name + "\" of relation \"" + command.target() + "\" does not exist"));
            if (found.identity() && !explicit) {
                throw new StatementFailure("ERROR: cannot set an identity column to a value: \"" + name
                        + "\" needs the option EXPLICIT_IDS");
            }
            if (filled.contains(found)) {
                throw new StatementFailure("ERROR: column \"" + name + "\" specified more than once");
            }
            filled.add(found);
        }
        return filled;
    }

    /// The statement that PostgreSQL reads the rows with.
    String copyStatement() {
        String names =
                columns.stream().map(column -> Names.quoted(column.name())).collect(Collectors.joining(", "));
        return "COPY " + name + " (" + names + ") FROM STDIN";
    }
}
