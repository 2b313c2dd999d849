package io.windlass.local.warehouse.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.sql.DataSource;

/// Connections to the database, each as fresh as a new one: PostgreSQL takes longer to start a process for a
/// connection than most statements take to run.
final class Connections implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Connections.class.getName());

    /// How many are kept for later.
    private static final int IDLE = 16;

    /// What every session of Redshift has, and PostgreSQL has not by default. A snapshot is taken once, by the
    /// transaction's first reading statement: REPEATABLE READ.
    private static final String SETUP = """
            SET TIME ZONE 'UTC';
            SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ;
            SET DATESTYLE = 'ISO, MDY';
            SET escape_string_warning = off""";

    private final DataSource database;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;
    private volatile boolean unreachable;

    Connections(DataSource database) {
        this.database = database;
    }

    /// Whether the last new connection could not be made.
    boolean isUnreachable() {
        return unreachable;
    }

    Connection take() throws SQLException {
        for (Connection kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
            try {
                setUp(kept);
                return kept;
            } catch (SQLException broken) {
                LOG.log(System.Logger.Level.DEBUG, "a kept connection is broken", broken);
                drop(kept);
            }
        }
        Connection connection;
        try {
            connection = database.getConnection();
            unreachable = false;
        } catch (SQLException failed) {
            unreachable = true;
            throw failed;
        }
        try {
            setUp(connection);
            return connection;
        } catch (SQLException failed) {
            drop(connection);
            throw failed;
        }
    }

    private static void setUp(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(SETUP);
        }
    }

    /// Takes a connection back: what was set, locked or made for its session is gone.
    void giveBack(Connection connection) {
        if (closed || idle.size() >= IDLE) {
            drop(connection);
            return;
        }
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            try (Statement statement = connection.createStatement()) {
                // A transaction that SQL itself began.
                statement.execute("ROLLBACK");
                statement.execute("DISCARD ALL");
            }
            idle.addFirst(connection);
        } catch (SQLException broken) {
            LOG.log(System.Logger.Level.DEBUG, "a connection is broken", broken);
            drop(connection);
        }
    }

    /// Closes a connection for good.
    void drop(Connection connection) {
        try {
            connection.close();
        } catch (SQLException broken) {
            LOG.log(System.Logger.Level.DEBUG, "a connection did not close", broken);
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Connection kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
            drop(kept);
        }
    }
}
