package io.windlass.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/// A real PostgreSQL on a free port, under the embedded warehouse. At REPEATABLE READ, which is what Redshift's
/// snapshot isolation means; PostgreSQL's own default is weaker.
public final class PostgresServer implements AutoCloseable {

    private final EmbeddedPostgres postgres;

    private PostgresServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /// Starts it.
    ///
    /// @param directory where the data lies; empty for a directory of its own that goes with it
    static PostgresServer start(Optional<Path> directory) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofSeconds(60))
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8")
                .setServerConfig("default_transaction_isolation", "'repeatable read'")
                .setServerConfig("allow_system_table_mods", "on")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("max_connections", "200")
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD);
        if (directory.isPresent()) {
            builder.setDataDirectory(directory.get()).setCleanDataDirectory(false);
        } else {
            builder.setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("full_page_writes", "off");
        }
        try {
            return new PostgresServer(builder.start());
        } catch (IOException | RuntimeException e) {
            throw new LocalCloudFailed("PostgreSQL did not start: " + e.getMessage() + advice(e), e);
        }
    }

    private static String advice(Exception failure) {
        return String.valueOf(failure.getMessage()).contains("could not lock")
                ? "; another process keeps its embedded cloud in the same directory: stop it, or use another --home"
                : "; PostgreSQL refuses to run as root, and only `unshare` (util-linux) gets around it: where it is"
                        + " missing, run as another user";
    }

    DataSource database() {
        return postgres.getPostgresDatabase();
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new LocalCloudFailed("PostgreSQL did not stop: " + e.getMessage(), e);
        }
    }
}
