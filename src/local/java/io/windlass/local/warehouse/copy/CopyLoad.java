package io.windlass.local.warehouse.copy;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.postgresql.copy.CopyIn;

/// The stream into PostgreSQL: converts rows, sends them in blocks, counts them and keeps what was refused.
final class CopyLoad implements RowSink {

    /// How much is gathered before it is sent.
    private static final int BLOCK = 64 * 1024;

    private final List<FieldWriter> fields;
    private final Optional<CopyIn> stream;
    private final int maximumErrors;
    private final BooleanSupplier cancelled;
    private final RowBuffer buffer = new RowBuffer();
    private final List<LoadError> errors = new ArrayList<>();
    private SourceFile file;
    private long fileRows;
    private long fileLines;

    /// @param stream empty with NOLOAD
    CopyLoad(List<FieldWriter> fields, Optional<CopyIn> stream, int maximumErrors, BooleanSupplier cancelled) {
        this.fields = fields;
        this.stream = stream;
        this.maximumErrors = maximumErrors;
        this.cancelled = cancelled;
    }

    void startFile(SourceFile next) throws LoadStopped {
        checkCancelled();
        file = next;
        fileRows = 0;
        fileLines = 0;
    }

    LoadReport.LoadedFile endFile(long bytes) {
        return new LoadReport.LoadedFile(file.url(), bytes, fileRows, fileLines);
    }

    List<LoadError> errors() {
        return errors;
    }

    /// Where a reader of typed values writes the fields of its next row, one for each column.
    RowBuffer startRow() {
        buffer.startRow();
        return buffer;
    }

    /// The row has all its fields.
    ///
    /// @param line its number in the file, from 1
    void endRow(long line) throws IOException, LoadStopped {
        buffer.endRow();
        fileRows++;
        fileLines = line;
        if (buffer.size() >= BLOCK) {
            flush();
        }
    }

    @Override
    public void row(String[] values, long line) throws IOException, LoadStopped {
        buffer.startRow();
        for (int column = 0; column < values.length; column++) {
            Problem problem = fields.get(column).write(values[column], buffer);
            if (!problem.isNone()) {
                buffer.dropRow();
                bad(column, problem, line);
                return;
            }
        }
        endRow(line);
    }

    @Override
    public void bad(int column, Problem problem, long line) throws LoadStopped {
        Optional<LoadError.Column> where = column < 0 ? Optional.empty() : Optional.of(describe(column));
        errors.add(new LoadError(file.url(), line, where, problem));
        if (errors.size() >= maximumErrors) {
            throw new LoadStopped("too many rows are bad");
        }
    }

    /// A file that cannot be read to its end: MAXERROR does not help.
    void unreadable(Problem problem, long line) throws LoadStopped {
        errors.add(new LoadError(file.url(), line, Optional.empty(), problem));
        throw new LoadStopped("a file is unreadable");
    }

    /// A file of columns that cannot be loaded: no option helps.
    void unreadable(ScanError error) throws LoadStopped {
        Optional<LoadError.Column> where =
                error.column() < 0 ? Optional.empty() : Optional.of(describe(error.column()));
        errors.add(new LoadError(file.url(), 0, where, Problem.of(Problem.SCAN, error.getMessage())));
        throw new LoadStopped("a file is unreadable");
    }

    private LoadError.Column describe(int column) {
        TargetColumn target = fields.get(column).column();
        return new LoadError.Column(target.name(), target.kind().text(), target.lengthText());
    }

    void flush() throws IOException, LoadStopped {
        checkCancelled();
        if (stream.isPresent()) {
            try {
                stream.get().writeToCopy(buffer.bytes(), 0, buffer.size());
            } catch (SQLException refused) {
                throw new DatabaseRefusal(refused);
            }
        }
        buffer.clear();
    }

    private void checkCancelled() throws LoadStopped {
        if (cancelled.getAsBoolean()) {
            throw new LoadStopped("cancelled");
        }
    }

    /// The database refused the rows, in the middle of reading a file.
    static final class DatabaseRefusal extends IOException {
        private static final long serialVersionUID = 1;

        DatabaseRefusal(SQLException cause) {
            super(cause);
        }

        SQLException refusal() {
            return (SQLException) getCause();
        }
    }
}
