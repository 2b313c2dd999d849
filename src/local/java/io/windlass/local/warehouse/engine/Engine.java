package io.windlass.local.warehouse.engine;

import io.windlass.local.warehouse.copy.Copier;
import io.windlass.local.warehouse.system.LoadLog;
import io.windlass.local.warehouse.system.Prelude;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import software.amazon.awssdk.services.s3.S3Client;

/// The warehouse behind the Data API: opens sessions and numbers queries.
public final class Engine {

    /// What every session of Redshift has, and PostgreSQL has not by default. A snapshot is taken once, by the
    /// transaction's first reading statement: REPEATABLE READ.
    private static final String SETUP = """
            SET TIME ZONE 'UTC';
            SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ;
            SET DATESTYLE = 'ISO, MDY';
            SET escape_string_warning = off""";

    private final DataSource database;
    private final Copier copier;
    private final LoadLog log;
    private final InstantSource clock;
    private final AtomicLong queries;
    private volatile boolean unreachable;

    /// @param database a PostgreSQL whose system tables may be changed
    /// @param s3 what COPY reads with
    /// @param clock the times in the log of loads
    public Engine(DataSource database, S3Client s3, InstantSource clock) throws SQLException {
        Prelude.install(database);
        this.database = database;
        this.copier = new Copier(s3);
        this.log = new LoadLog(database);
        this.clock = clock;
        this.queries = new AtomicLong(lastQuery(database));
    }

    private static long lastQuery(DataSource database) throws SQLException {
        String sql = "SELECT greatest(1000, max(query_id)) FROM pg_catalog.sys_load_history";
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /// The number of the next query, as `query_id` of the system tables has it.
    public long nextQuery() {
        return queries.incrementAndGet();
    }

    /// Fails where the database could not be reached last time and cannot be now.
    public void checkReachable() throws SQLException {
        if (unreachable) {
            open().close();
        }
    }

    /// What the catalog says, outside of any session.
    public CatalogQueries catalog() {
        return new CatalogQueries(database);
    }

    /// Opens a session of its own, with its own temporary tables.
    public Session open() throws SQLException {
        Connection connection;
        try {
            connection = database.getConnection();
            unreachable = false;
        } catch (SQLException failed) {
            unreachable = true;
            throw failed;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(SETUP);
            return new Session(connection, copier, log, clock);
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }
}
