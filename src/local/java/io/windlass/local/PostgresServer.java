package io.windlass.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;

/// PostgreSQL in a directory of its own, on a free port, as near to Redshift as its settings go: UTF-8 ordered by
/// bytes, UTC, and transactions that see one snapshot.
///
/// `allow_system_table_mods` lets the warehouse make Redshift's own system tables and views.
public final class PostgresServer implements AutoCloseable {

    private static final Map<String, String> SETTINGS = Map.of(
            // The value goes through a shell, so the space is escaped.
            "default_transaction_isolation", "repeatable\\ read",
            "allow_system_table_mods", "on",
            "timezone", "UTC",
            // The Data API keeps up to 500 sessions, and statements at work need more.
            "max_connections", "600");

    /// What makes a commit survive a crash of the machine, and costs time.
    private static final List<String> DURABILITY = List.of("fsync", "synchronous_commit", "full_page_writes");

    /// A start takes 2-3 seconds; more on a machine that is busy, or after a crash.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int LINES_OF_LOG = 8;

    private final EmbeddedPostgres postgres;

    private PostgresServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /// Starts a server whose data outlives it.
    ///
    /// @param directory its own; a server that another, killed process left running in it is stopped first
    public static PostgresServer keptIn(Path directory) throws IOException {
        return start(directory, "on");
    }

    /// Starts a server that trades every guarantee about a crash of the machine for speed.
    ///
    /// @param directory its own; the caller deletes it
    public static PostgresServer throwawayIn(Path directory) throws IOException {
        return start(directory, "off");
    }

    /// Connections as the superuser. Sessions are in the JVM's time zone, since the driver says so when it
    /// connects: whoever starts this runs its JVM in UTC.
    public DataSource database() {
        return postgres.getPostgresDatabase();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }

    private static PostgresServer start(Path directory, String durability) throws IOException {
        Files.createDirectories(directory);
        Path data = directory.resolve("data");
        Path log = directory.resolve("postgres.log");
        stopOrphan(data);
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(binaries().toFile())
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8")
                .setPGStartupWait(PATIENCE)
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()));
        SETTINGS.forEach(builder::setServerConfig);
        DURABILITY.forEach(setting -> builder.setServerConfig(setting, durability));
        try {
            return new PostgresServer(builder.start());
        } catch (IOException | RuntimeException e) {
            throw new IOException(explanation(log, e), e);
        }
    }

    /// The unpacked binaries are shared by every run of the same user.
    private static Path binaries() {
        return Path.of(System.getProperty("java.io.tmpdir"), "windlass-postgres-" + System.getProperty("user.name"));
    }

    /// Only one cloud at a time has a directory, so a server that still runs in it lost its parent.
    private static void stopOrphan(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        Optional<ProcessHandle> orphan = ProcessHandle.of(pid)
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"));
        if (orphan.isPresent()) {
            orphan.get().destroy();
            orphan.get()
                    .onExit()
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        }
    }

    private static String explanation(Path log, Exception failure) throws IOException {
        StringBuilder text = new StringBuilder("PostgreSQL did not start: ").append(failure);
        if (isRoot() && !mayUnshare()) {
            text.append("\nPostgreSQL refuses to run as root, and `unshare -U` (util-linux), by which it is started as"
                    + " nobody in particular, does not work here. Run Windlass as another user.");
        }
        if (Files.exists(log)) {
            text.append("\nThe end of ").append(log).append(':');
            lastLines(log).forEach(line -> text.append("\n  ").append(line));
        }
        return text.toString();
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static boolean mayUnshare() {
        try {
            return new ProcessBuilder("unshare", "-U", "true").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Stream<String> lastLines(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size()).stream();
    }
}
