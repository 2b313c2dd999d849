package io.windlass.local.warehouse.engine;

import io.windlass.local.warehouse.copy.Copier;
import io.windlass.local.warehouse.system.Prelude;
import io.windlass.local.warehouse.unload.Unloader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import software.amazon.awssdk.services.s3.S3Client;

/// The warehouse behind the Data API: opens sessions and numbers queries.
public final class Engine implements AutoCloseable {

    private final Connections connections;
    private final Copier copier;
    private final Unloader unloader;
    private final InstantSource clock;
    private final AtomicLong queries;
    private volatile ResultRows.Limit limit = ResultRows.Limit.STANDARD;

    /// @param database a PostgreSQL whose system tables may be changed
    /// @param s3 what COPY reads and UNLOAD writes with
    /// @param clock the times in the logs of loads and unloads
    public Engine(DataSource database, S3Client s3, InstantSource clock) throws SQLException {
        Prelude.install(database);
        this.connections = new Connections(database);
        this.copier = new Copier(s3);
        this.unloader = new Unloader(s3);
        this.clock = clock;
        this.queries = new AtomicLong(lastQuery(database));
    }

    private static long lastQuery(DataSource database) throws SQLException {
        String sql = "SELECT greatest(1000, (SELECT max(query_id) FROM pg_catalog.sys_load_history),"
                + " (SELECT max(query_id) FROM pg_catalog.sys_unload_history))";
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
        if (connections.isUnreachable()) {
            connections.giveBack(connections.take());
        }
    }

    /// What the catalog says, outside of any session.
    ///
    /// @param seconds how long an answer may take
    public CatalogQueries catalog(int seconds) {
        return new CatalogQueries(connections, seconds);
    }

    /// How much the results of sessions may hold that are opened from now on.
    public void limitResults(ResultRows.Limit next) {
        limit = next;
    }

    /// Opens a session of its own, with its own temporary tables.
    public Session open() throws SQLException {
        return new Session(connections, copier, unloader, clock, limit);
    }

    @Override
    public void close() {
        connections.close();
    }
}
