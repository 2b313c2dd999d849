package io.windlass.local.warehouse.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/// The SQL that makes a PostgreSQL database speak Redshift. The server must allow changes of system tables.
public final class Prelude {

    private Prelude() {}

    /// Installs what is not there yet.
    public static void install(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            // Two warehouses may start on one database at the same time.
            connection.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(7237)");
            statement.execute(text());
            connection.commit();
        }
    }

    private static String text() {
        try (InputStream script = Prelude.class.getResourceAsStream("/io/windlass/local/warehouse/prelude.sql")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
