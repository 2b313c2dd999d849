package io.windlass.local.warehouse.system;

import io.windlass.local.warehouse.copy.LoadError;
import io.windlass.local.warehouse.copy.LoadReport;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// Writes what loads did into `sys_load_history`, `sys_load_detail` and `sys_load_error_detail`.
public final class LoadLog {

    /// Where Redshift cuts `file_name`.
    private static final int LONGEST_FILE_NAME = 256;

    private static final int LONGEST_MESSAGE = 512;

    /// @param connection not the one that loaded; the rows are committed on it
    /// @param session the process id of the session that loaded
    public void write(Connection connection, LoadReport report, long query, int session, Instant start, Instant end)
            throws SQLException {
        connection.setAutoCommit(false);
        history(connection, report, query, session, start, end);
        files(connection, report, query, session, end);
        errors(connection, report, query, session, start);
        connection.commit();
    }

    private static void history(
            Connection connection, LoadReport report, long query, int session, Instant start, Instant end)
            throws SQLException {
        String sql = """
                INSERT INTO pg_catalog.sys_load_history VALUES
                (100, ?, ?, ?, current_database(), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
        long bytes =
                report.files().stream().mapToLong(LoadReport.LoadedFile::bytes).sum();
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            int at = 1;
            insert.setLong(at++, query);
            insert.setLong(at++, report.transaction());
            insert.setInt(at++, session);
            insert.setString(at++, report.failure().isPresent() ? "aborted" : "completed");
            insert.setString(at++, report.table());
            insert.setObject(at++, utc(start));
            insert.setObject(at++, utc(end));
            insert.setLong(at++, Duration.between(start, end).toNanos() / 1000);
            insert.setString(at++, report.source());
            insert.setString(at++, report.format());
            insert.setLong(at++, report.rows());
            insert.setLong(at++, report.failure().isPresent() ? 0 : bytes);
            insert.setInt(at++, report.files().size());
            insert.setLong(at++, bytes);
            insert.setInt(at++, report.files().size());
            insert.setLong(at++, bytes);
            insert.setInt(at++, report.errors().size());
            insert.setObject(
                    at, report.failure().map(text -> cut(text, LONGEST_MESSAGE)).orElse(""));
            insert.executeUpdate();
        }
    }

    private static void files(Connection connection, LoadReport report, long query, int session, Instant end)
            throws SQLException {
        String sql = "INSERT INTO pg_catalog.sys_load_detail VALUES (100, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (LoadReport.LoadedFile file : report.files()) {
                int at = 1;
                insert.setLong(at++, query);
                insert.setLong(at++, report.transaction());
                insert.setInt(at++, session);
                insert.setString(at++, file.url());
                insert.setLong(at++, file.bytes());
                insert.setLong(at++, file.lines());
                insert.setLong(at++, file.rows());
                insert.setObject(at, utc(end));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void errors(Connection connection, LoadReport report, long query, int session, Instant start)
            throws SQLException {
        String sql = """
                INSERT INTO pg_catalog.sys_load_error_detail VALUES
                (100, ?, ?, ?, current_database(), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (LoadError error : report.errors()) {
                Optional<LoadError.Column> column = error.column();
                int at = 1;
                insert.setLong(at++, query);
                insert.setLong(at++, report.transaction());
                insert.setInt(at++, session);
                insert.setInt(at++, (int) report.tableId());
                insert.setObject(at++, utc(start));
                insert.setString(at++, cut(error.file(), LONGEST_FILE_NAME));
                insert.setLong(at++, error.line());
                insert.setString(at++, column.map(LoadError.Column::name).orElse(""));
                insert.setString(at++, column.map(LoadError.Column::type).orElse(""));
                insert.setString(at++, column.map(LoadError.Column::length).orElse(""));
                insert.setInt(at++, error.position());
                insert.setInt(at++, error.code());
                insert.setString(at, cut(error.message(), LONGEST_MESSAGE));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /// At most this many bytes, cut between two characters; a NUL cannot be stored.
    static String cut(String text, int bytes) {
        String plain = text.replace('\0', '?');
        byte[] utf8 = plain.getBytes(StandardCharsets.UTF_8);
        if (utf8.length <= bytes) {
            return new String(utf8, StandardCharsets.UTF_8);
        }
        int end = bytes;
        while (end > 0 && (utf8[end] & 0xc0) == 0x80) {
            end--;
        }
        return new String(utf8, 0, end, StandardCharsets.UTF_8);
    }
}
