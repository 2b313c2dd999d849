package io.windlass.acceptance;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// Looks into the database under the warehouse.
///
/// @param database the database
public record Tables(DataSource database) {

    /// The first column of a query's rows, as text.
    public List<String> column(String sql) {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot ask " + sql, e);
        }
        return values;
    }

    /// The only value of a query.
    public String value(String sql) {
        return column(sql).getFirst();
    }

    /// The only value of a query, which is a number.
    public long number(String sql) {
        return Long.parseLong(value(sql));
    }

    /// The keys in the ledger of objects, each as often as it is there.
    public List<String> loadedKeys(String pipeline) {
        return column("select key from windlass.ledger_object where pipeline = '" + pipeline + "'");
    }
}
