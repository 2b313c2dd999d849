package io.windlass.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

    @TempDir
    private static Path place;

    private static PostgresServer shared;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws IOException {
        shared = PostgresServer.throwawayIn(place);
    }

    @AfterAll
    static void stop() throws IOException {
        shared.close();
    }

    @Test
    void itIsSetAsNearToRedshiftAsItsSettingsGo() throws SQLException {
        assertEquals("repeatable read", ask(shared, "show transaction_isolation"));
        assertEquals("UTC", ask(shared, "show timezone"));
        assertEquals("UTF8", ask(shared, "show server_encoding"));
        assertEquals("on", ask(shared, "show allow_system_table_mods"));
        assertEquals("600", ask(shared, "show max_connections"));
        assertEquals("off", ask(shared, "show fsync"));
    }

    @Test
    void textIsOrderedByItsBytes() throws SQLException {
        assertEquals(
                "A,Z,a,z,é",
                ask(shared, "select string_agg(t, ',' order by t) from unnest(array['é', 'a', 'Z', 'z', 'A']) as t"));
    }

    @Test
    void aTransactionSeesOneSnapshot() throws SQLException {
        try (Connection reader = shared.database().getConnection();
                Connection writer = shared.database().getConnection();
                Statement read = reader.createStatement();
                Statement write = writer.createStatement()) {
            write.execute("create table snapshot_test (x int)");
            reader.setAutoCommit(false);
            assertEquals("0", first(read, "select count(*) from snapshot_test"));
            write.execute("insert into snapshot_test values (1)");
            assertEquals("0", first(read, "select count(*) from snapshot_test"));
            reader.commit();
            assertEquals("1", first(read, "select count(*) from snapshot_test"));
        }
    }

    @Test
    void rowsSurviveARestart() throws Exception {
        try (PostgresServer server = PostgresServer.keptIn(directory);
                Connection connection = server.database().getConnection();
                Statement statement = connection.createStatement()) {
            assertEquals("on", first(statement, "show fsync"));
            statement.execute("create table kept (x int)");
            statement.execute("insert into kept values (42)");
        }
        try (PostgresServer server = PostgresServer.keptIn(directory)) {
            assertEquals("42", ask(server, "select x from kept"));
        }
    }

    @Test
    void aServerLeftRunningByAKilledProcessIsReplaced() throws Exception {
        Process killed = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledOwner.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("killed.log").toFile())
                .start();
        assertEquals(KilledOwner.EXIT, killed.waitFor(), () -> read(directory.resolve("killed.log")));
        ProcessHandle orphan = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(directory.resolve("data/postmaster.pid"))
                                .getFirst()
                                .strip()))
                .orElseThrow();
        assertTrue(orphan.isAlive());
        try (PostgresServer successor = PostgresServer.keptIn(directory)) {
            assertEquals("7", ask(successor, "select x from left_behind"));
            assertFalse(orphan.isAlive());
        }
    }

    @Test
    void aFailedStartShowsTheEndOfTheLog() throws IOException {
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(directory.resolve("data/somebody-elses"), "file");
        IOException failure = assertThrows(IOException.class, () -> PostgresServer.throwawayIn(directory));
        assertTrue(failure.getMessage().startsWith("PostgreSQL did not start: "), failure.getMessage());
        assertTrue(
                failure.getMessage().contains("The end of " + directory.resolve("postgres.log") + ":\n  "),
                failure.getMessage());
        assertTrue(failure.getMessage().contains("exists but is not empty"), failure.getMessage());
    }

    /// A process that starts a server and is gone before it can stop it.
    static final class KilledOwner {

        static final int EXIT = 99;

        private KilledOwner() {}

        public static void main(String[] arguments) throws Exception {
            PostgresServer server = PostgresServer.keptIn(Path.of(arguments[0]));
            try (Connection connection = server.database().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create table left_behind as select 7 as x");
            }
            Runtime.getRuntime().halt(EXIT);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ask(PostgresServer server, String query) throws SQLException {
        try (Connection connection = server.database().getConnection();
                Statement statement = connection.createStatement()) {
            return first(statement, query);
        }
    }

    private static String first(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            assertEquals(List.of(true), List.of(rows.next()));
            return rows.getString(1);
        }
    }
}
