package io.windlass.crash;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// What the warehouse holds of a pipeline, read past the Data API.
///
/// @param steps a row for each run, step and part
/// @param objects a row for each object, but for those whose run was taken back
record LedgerRows(List<Decision> steps, List<Loaded> objects) {

    /// @param rows -1 where the ledger has none
    record Decision(long run, String step, int part, String outcome, long files, long rows) {}

    record Loaded(long run, String step, String key) {}

    static LedgerRows read(DataSource database, String pipeline) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new LedgerRows(decisions(connection, pipeline), objects(connection, pipeline));
        }
    }

    private static List<Decision> decisions(Connection connection, String pipeline) throws SQLException {
        List<Decision> decisions = new ArrayList<>();
        String sql = "SELECT run, step, part, outcome, files, coalesce(\"rows\", -1) FROM windlass.ledger"
                + " WHERE pipeline = ? ORDER BY run, step, part";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, pipeline);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    decisions.add(new Decision(
                            rows.getLong(1),
                            rows.getString(2),
                            rows.getInt(3),
                            rows.getString(4),
                            rows.getLong(5),
                            rows.getLong(6)));
                }
            }
        }
        return decisions;
    }

    private static List<Loaded> objects(Connection connection, String pipeline) throws SQLException {
        List<Loaded> objects = new ArrayList<>();
        String sql = "SELECT run, step, key FROM windlass.ledger_object AS o WHERE pipeline = ? AND NOT EXISTS ("
                + "SELECT 1 FROM windlass.ledger AS l WHERE l.journal = o.journal AND l.pipeline = o.pipeline"
                + " AND l.run = o.run AND l.step = o.step AND l.outcome = 'undone') ORDER BY key";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, pipeline);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    objects.add(new Loaded(rows.getLong(1), rows.getString(2), rows.getString(3)));
                }
            }
        }
        return objects;
    }

    /// How many skipped rows are listed for a pipeline.
    static int skipped(DataSource database, String pipeline) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT count(*) FROM windlass.ledger_skipped WHERE pipeline = ?")) {
            statement.setString(1, pipeline);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    /// The ids in a target table, in order.
    static List<Integer> ids(DataSource database, String table) throws SQLException {
        List<Integer> ids = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT id FROM \"" + table + "\" ORDER BY id");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getInt(1));
            }
        }
        return ids;
    }
}
