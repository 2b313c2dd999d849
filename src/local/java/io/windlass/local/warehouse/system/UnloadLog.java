package io.windlass.local.warehouse.system;

import io.windlass.local.warehouse.unload.UnloadReport;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// Writes what unloads did into `sys_unload_history` and `sys_unload_detail`.
public final class UnloadLog {

    private static final int LONGEST_MESSAGE = 512;
    private static final int LONGEST_LOCATION = 256;
    private static final int LONGEST_PATH = 1280;

    /// @param connection not the one that unloaded; the rows are committed on it
    /// @param session the process id of the session that unloaded
    public void write(Connection connection, UnloadReport report, long query, int session, Instant start, Instant end)
            throws SQLException {
        connection.setAutoCommit(false);
        history(connection, report, query, session, start, end);
        files(connection, report, query, session, start, end);
        connection.commit();
    }

    private static void history(
            Connection connection, UnloadReport report, long query, int session, Instant start, Instant end)
            throws SQLException {
        String sql = """
                INSERT INTO pg_catalog.sys_unload_history VALUES
                (100, ?, ?, ?, current_database(), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            int at = 1;
            insert.setLong(at++, query);
            insert.setLong(at++, report.transaction());
            insert.setInt(at++, session);
            insert.setString(at++, report.failure().isPresent() ? "failed" : "success");
            insert.setObject(at++, utc(start));
            insert.setObject(at++, utc(end));
            insert.setLong(at++, Duration.between(start, end).toNanos() / 1000);
            insert.setString(at++, report.command().format().name());
            insert.setString(at++, report.compression());
            insert.setString(at++, LoadLog.cut(report.command().location(), LONGEST_LOCATION));
            insert.setLong(at++, report.rows());
            insert.setLong(at++, report.files().size());
            insert.setLong(at++, report.bytes());
            insert.setString(at, LoadLog.cut(report.failure().orElse(""), LONGEST_MESSAGE));
            insert.executeUpdate();
        }
    }

    private static void files(
            Connection connection, UnloadReport report, long query, int session, Instant start, Instant end)
            throws SQLException {
        String sql = "INSERT INTO pg_catalog.sys_unload_detail VALUES (100, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (UnloadReport.WrittenFile file : report.files()) {
                int at = 1;
                insert.setLong(at++, query);
                insert.setLong(at++, report.transaction());
                insert.setInt(at++, session);
                insert.setInt(at++, file.slice());
                insert.setString(at++, LoadLog.cut(file.url(), LONGEST_PATH));
                insert.setObject(at++, utc(start));
                insert.setObject(at++, utc(end));
                insert.setLong(at++, file.rows());
                insert.setLong(at++, file.bytes());
                insert.setString(at, report.command().format().name());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
