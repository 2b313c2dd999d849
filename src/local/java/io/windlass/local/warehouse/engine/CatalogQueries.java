package io.windlass.local.warehouse.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.util.PSQLState;

/// What schemas, tables and columns there are, asked at once. An answer that takes too long is given up: an
/// [SQLException] for which [#isTimeout] holds.
public final class CatalogQueries {

    private static final String SCHEMAS = """
            SELECT nspname FROM pg_namespace
            WHERE nspname LIKE ? AND nspname NOT LIKE 'pg\\_toast%' AND nspname NOT LIKE 'pg\\_temp%'
            ORDER BY nspname""";

    private static final String TABLES = """
            SELECT n.nspname, c.relname,
                   CASE WHEN n.nspname IN ('pg_catalog', 'information_schema') THEN 'SYSTEM ' ELSE '' END
                   || CASE WHEN c.relkind IN ('v', 'm') THEN 'VIEW' ELSE 'TABLE' END
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname LIKE ? AND c.relname LIKE ?
                  AND n.nspname NOT LIKE 'pg\\_toast%' AND n.nspname NOT LIKE 'pg\\_temp%'
            ORDER BY n.nspname, c.relname""";

    private static final String COLUMNS = """
            SELECT a.attname, t.typname, a.attnotnull, a.atttypmod, n.nspname, c.relname,
                   coalesce(pg_get_expr(d.adbin, d.adrelid), '') AS default_value
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            JOIN pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
            WHERE n.nspname LIKE ? AND c.relname = ?
            ORDER BY n.nspname, a.attnum""";

    private final Connections connections;
    private final int seconds;

    CatalogQueries(Connections connections, int seconds) {
        this.connections = connections;
        this.seconds = seconds;
    }

    /// Whether a query was given up because of its time.
    public static boolean isTimeout(SQLException failure) {
        return PSQLState.QUERY_CANCELED.getState().equals(failure.getSQLState());
    }

    /// A table or a view.
    ///
    /// @param type TABLE, VIEW, SYSTEM TABLE or SYSTEM VIEW
    public record Table(String schema, String name, String type) {}

    /// A column of a table.
    ///
    /// @param length of CHAR and VARCHAR; else 0
    /// @param precision of DECIMAL; else 0
    /// @param scale of DECIMAL; else 0
    public record Column(
            String name,
            String type,
            boolean nullable,
            int length,
            int precision,
            int scale,
            String defaultValue,
            String schema,
            String table) {}

    /// @param pattern as LIKE takes it
    public List<String> schemas(String pattern) throws SQLException {
        return query(SCHEMAS, row -> row.getString(1), pattern);
    }

    /// @param schemaPattern as LIKE takes it
    /// @param tablePattern as LIKE takes it
    public List<Table> tables(String schemaPattern, String tablePattern) throws SQLException {
        return query(
                TABLES,
                row -> new Table(row.getString(1), row.getString(2), row.getString(3)),
                schemaPattern,
                tablePattern);
    }

    /// The columns of a table, in order; none where there is no such table.
    public List<Column> columns(String schemaPattern, String table) throws SQLException {
        return query(COLUMNS, CatalogQueries::column, schemaPattern, table);
    }

    private static Column column(ResultSet row) throws SQLException {
        String type = ResultColumn.typeName(row.getString("typname"));
        int modifier = row.getInt("atttypmod");
        boolean text = type.equals("varchar") || type.equals("bpchar");
        boolean decimal = type.equals("numeric") && modifier >= 4;
        return new Column(
                row.getString("attname"),
                type,
                !row.getBoolean("attnotnull"),
                text && modifier >= 4 ? modifier - 4 : 0,
                decimal ? (modifier - 4) >>> 16 : 0,
                decimal ? (modifier - 4) & 0x7ff : 0,
                row.getString("default_value"),
                row.getString("nspname"),
                row.getString("relname"));
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Reader<T> reader, String... parameters) throws SQLException {
        List<T> found = new ArrayList<>();
        Connection connection = connections.take();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setQueryTimeout(seconds);
            for (int index = 0; index < parameters.length; index++) {
                query.setString(index + 1, parameters[index]);
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
        } finally {
            connections.giveBack(connection);
        }
        return found;
    }
}
