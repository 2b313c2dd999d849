package io.windlass.local.warehouse.copy;

import io.windlass.local.warehouse.sql.StatementFailure;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/// Runs a COPY on a connection, inside whatever transaction it is in.
public final class Copier {

    private final S3Files s3;

    public Copier(S3Client s3) {
        this.s3 = new S3Files(s3);
    }

    /// @param cancelled asked between blocks; true ends the COPY
    /// @return what was done; with a failure in it the transaction must be rolled back
    /// @throws StatementFailure where the COPY could not begin, or S3 failed
    public LoadReport copy(Connection connection, CopyCommand command, BooleanSupplier cancelled)
            throws SQLException, StatementFailure {
        TargetTable table = TargetTable.find(connection, command);
        List<SourceFile> files = s3.files(command);
        Reading reader = RowReaders.of(command, table.columns(), s3);
        Optional<CopyIn> stream = command.has(CopyOption.NOLOAD)
                ? Optional.empty()
                : Optional.of(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(table.copyStatement()));
        try {
            return new Run(command, table, reader, stream, cancelled).load(files);
        } finally {
            if (stream.isPresent() && stream.get().isActive()) {
                stream.get().cancelCopy();
            }
        }
    }

    /// One COPY under way.
    private final class Run {
        private final CopyCommand command;
        private final TargetTable table;
        private final Reading reader;
        private final Optional<CopyIn> stream;
        private final CopyLoad load;
        private final Decompression decompression;
        private final List<LoadReport.LoadedFile> loaded = new ArrayList<>();

        Run(
                CopyCommand command,
                TargetTable table,
                Reading reader,
                Optional<CopyIn> stream,
                BooleanSupplier cancelled) {
            this.command = command;
            this.table = table;
            this.reader = reader;
            this.stream = stream;
            this.decompression = Decompression.of(command);
            List<FieldWriter> fields = table.columns().stream()
                    .map(column -> new FieldWriter(column, command))
                    .toList();
            this.load = new CopyLoad(fields, stream, command.maximumErrors(), cancelled);
        }

        LoadReport load(List<SourceFile> files) throws SQLException, StatementFailure {
            try {
                for (SourceFile file : files) {
                    file(file);
                }
                load.flush();
                return report(stream.isPresent() ? stream.get().endCopy() : 0, Optional.empty());
            } catch (LoadStopped stopped) {
                return report(0, Optional.of(failure()));
            } catch (CopyLoad.DatabaseRefusal refusal) {
                throw refusal.refusal();
            } catch (IOException unexpected) {
                throw new StatementFailure("ERROR: " + unexpected.getMessage(), unexpected);
            }
        }

        /// Of files of columns the statement itself tells the error.
        private String failure() {
            if (command.format().isColumnar() && !load.errors().isEmpty()) {
                return ScanError.statementError(load.errors().getLast().message());
            }
            return "ERROR: Load into table '" + command.target()
                    + "' failed.  Check 'sys_load_error_detail' system table for details.";
        }

        private void file(SourceFile file) throws IOException, LoadStopped, StatementFailure {
            switch (reader) {
                case Reading.Stream(RowReader rows) -> stream(file, rows);
                case Reading.Ranges(ColumnarReader columns) -> ranges(file, columns);
            }
        }

        private void ranges(SourceFile file, ColumnarReader columns) throws IOException, LoadStopped, StatementFailure {
            Optional<ObjectBytes> found = s3.ranged(file);
            if (found.isEmpty()) {
                return;
            }
            load.startFile(file);
            try (ObjectBytes object = found.get()) {
                try {
                    object.checkLength();
                    columns.read(object, load);
                } catch (SourceStream.Broken broken) {
                    throw S3Files.failure("", file, broken);
                } catch (ScanError error) {
                    if (object.broken().isPresent()) {
                        throw S3Files.failure("", file, object.broken().get());
                    }
                    load.unreadable(error);
                }
                loaded.add(load.endFile(object.length()));
            }
        }

        private void stream(SourceFile file, RowReader rows) throws IOException, LoadStopped, StatementFailure {
            Optional<ResponseInputStream<GetObjectResponse>> object = s3.open(file);
            if (object.isEmpty()) {
                return;
            }
            load.startFile(file);
            try (ResponseInputStream<GetObjectResponse> opened = object.get()) {
                SourceStream bytes = new SourceStream(opened);
                boolean whole = false;
                try {
                    // A file of no bytes has no rows, whatever it should be compressed with.
                    if (opened.response().contentLength() != 0) {
                        rows(bytes, file, rows);
                    }
                    whole = true;
                } finally {
                    // Else closing would read the rest of the object.
                    if (!whole) {
                        opened.abort();
                    }
                }
                loaded.add(load.endFile(bytes.count()));
            }
        }

        private void rows(SourceStream bytes, SourceFile file, RowReader rows)
                throws IOException, LoadStopped, StatementFailure {
            try (InputStream plain = decompression.open(bytes)) {
                rows.read(plain, load);
            } catch (SourceStream.Broken broken) {
                throw S3Files.failure("", file, broken);
            } catch (CopyLoad.DatabaseRefusal refusal) {
                throw refusal;
            } catch (IOException unreadable) {
                load.unreadable(Problem.invalidLine(decompression.complaint(unreadable)), 0);
            }
        }

        private LoadReport report(long rows, Optional<String> failure) {
            return new LoadReport(
                    command.target(),
                    table.id(),
                    table.transaction(),
                    command.source(),
                    command.format().name(),
                    loaded,
                    load.errors(),
                    rows,
                    failure);
        }
    }
}
