package io.windlass.local.warehouse.engine;

import io.windlass.local.warehouse.dialect.Readings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// Finds the reading of a statement that the database understands: it is asked, without running anything, and what
/// it does not know is read otherwise until it knows it all.
final class Interpretation {

    /// Unknown column, unknown table, another database's table, too many dots, a way into what is no row.
    private static final Set<String> UNKNOWN_NAME = Set.of("42703", "42P01", "0A000", "42601", "42809", "42883");

    /// How often the database is asked for one statement.
    private static final int PATIENCE = 60;

    private final Connection connection;
    private int asked;

    private Interpretation(Connection connection) {
        this.connection = connection;
    }

    /// @param sql PostgreSQL's text
    /// @return the text itself where no reading is understood: running it tells what is wrong
    static String of(Connection connection, String sql) throws SQLException {
        if (!Readings.isPossible(sql)) {
            return sql;
        }
        int start = Readings.start(sql);
        Optional<String> understood = new Interpretation(connection).understood(sql.substring(start));
        return understood.map(text -> sql.substring(0, start) + text).orElse(sql);
    }

    private Optional<String> understood(String sql) throws SQLException {
        if (asked++ >= PATIENCE) {
            return Optional.empty();
        }
        Optional<ServerErrorMessage> error = error(sql);
        if (error.isEmpty()) {
            return Optional.of(sql);
        }
        int position = error.get().getPosition();
        if (position < 1 || !UNKNOWN_NAME.contains(error.get().getSQLState())) {
            return Optional.empty();
        }
        // It counts characters, from 1.
        for (String reading : Readings.at(sql, sql.offsetByCodePoints(0, position - 1))) {
            Optional<String> understood = understood(reading);
            if (understood.isPresent()) {
                return understood;
            }
        }
        return Optional.empty();
    }

    /// What the database says of a statement that is not run. A transaction around it goes on.
    private Optional<ServerErrorMessage> error(String sql) throws SQLException {
        Savepoint before = connection.getAutoCommit() ? null : connection.setSavepoint();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.getMetaData();
            return Optional.empty();
        } catch (PSQLException failed) {
            if (failed.getServerErrorMessage() == null) {
                throw failed;
            }
            if (before != null) {
                connection.rollback(before);
            }
            return Optional.of(failed.getServerErrorMessage());
        }
    }
}
