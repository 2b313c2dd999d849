package io.windlass.local.warehouse.unload;

import io.windlass.local.warehouse.copy.S3Failure;
import io.windlass.local.warehouse.sql.Names;
import io.windlass.local.warehouse.sql.StatementFailure;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/// Runs an UNLOAD on a connection, inside the transaction that it is in: only there rows come in portions.
public final class Unloader {

    /// Rows of a portion.
    private static final int PORTION = 1000;

    private final S3Client s3;

    public Unloader(S3Client s3) {
        this.s3 = s3;
    }

    /// @param query the command's SELECT as the database takes it
    /// @param cancelled asked at each row; true ends the UNLOAD
    /// @return what was done; with a failure in it files may lie in S3 all the same
    /// @throws StatementFailure where the UNLOAD could not begin
    public UnloadReport unload(Connection connection, UnloadCommand command, String query, BooleanSupplier cancelled)
            throws SQLException, StatementFailure {
        long transaction = transaction(connection);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.setFetchSize(PORTION);
            try (ResultSet rows = statement.executeQuery(ordered(command, query))) {
                List<UnloadColumn> all = UnloadColumn.of(rows.getMetaData());
                Folders folders = Folders.of(command, all);
                Run run = new Run(command, rows, folders, folders.left(command, all), cancelled);
                return run.unload(transaction);
            }
        }
    }

    private static long transaction(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet id = statement.executeQuery("SELECT pg_current_xact_id()::text::bigint")) {
            id.next();
            return id.getLong(1);
        }
    }

    /// Rows of one folder come one after the other.
    private static String ordered(UnloadCommand command, String query) {
        if (command.partitions().isEmpty()) {
            return query;
        }
        return "SELECT * FROM (" + query + "\n) AS unloaded ORDER BY "
                + command.partitions().stream().map(Names::quoted).collect(Collectors.joining(", "));
    }

    /// One UNLOAD under way.
    private final class Run {
        private final UnloadCommand command;
        private final ResultSet rows;
        private final List<UnloadColumn> columns;
        private final BooleanSupplier cancelled;
        private final Destination destination;
        private final Parts parts;

        Run(
                UnloadCommand command,
                ResultSet rows,
                Folders folders,
                List<UnloadColumn> columns,
                BooleanSupplier cancelled)
                throws StatementFailure {
            this.command = command;
            this.rows = rows;
            this.columns = columns;
            this.cancelled = cancelled;
            this.destination = Destination.of(s3, command);
            // What is wrong with columns and widths is told here, before anything is deleted.
            this.parts = new Parts(command, destination, folders, FileFormat.of(command, columns));
        }

        UnloadReport unload(long transaction) throws SQLException, StatementFailure {
            prepare();
            boolean whole = false;
            try {
                while (rows.next()) {
                    if (cancelled.getAsBoolean()) {
                        return report(transaction, Optional.of("ERROR: Query cancelled on user's request"));
                    }
                    parts.add(rows);
                }
                parts.end();
                UnloadReport report = report(transaction, Optional.empty());
                if (command.has(UnloadOption.MANIFEST)) {
                    destination.put("manifest", UnloadManifest.of(report, columns));
                }
                whole = true;
                return report;
            } catch (SdkException | IOException failed) {
                return report(
                        transaction,
                        Optional.of(S3Failure.of(command.location(), failed).getMessage()));
            } catch (StatementFailure failure) {
                return report(transaction, Optional.of(failure.getMessage()));
            } finally {
                if (!whole) {
                    parts.abort();
                }
            }
        }

        private void prepare() throws StatementFailure {
            if (command.has(UnloadOption.CLEANPATH)) {
                if (command.partitions().isEmpty()) {
                    destination.clean("");
                }
            } else if (!command.has(UnloadOption.ALLOWOVERWRITE)) {
                destination.checkEmpty();
            }
        }

        private UnloadReport report(long transaction, Optional<String> failure) {
            return new UnloadReport(command, transaction, parts.written(), failure);
        }
    }
}
