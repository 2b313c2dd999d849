package io.windlass.local.warehouse.unload;

import io.windlass.local.warehouse.sql.StatementFailure;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Deals rows to the slices, each of which writes file after file. Rows of one folder come one after the other,
/// so that no more files are open than there are slices.
final class Parts {

    /// As many as the smallest warehouse has.
    private static final int SLICES = 2;

    private final UnloadCommand command;
    private final Destination destination;
    private final Folders folders;
    private final FileFormat format;
    private final PartNames names;
    private final List<Slice> slices = new ArrayList<>();
    private final List<UnloadReport.WrittenFile> written = new ArrayList<>();
    private Optional<String> folder = Optional.empty();
    private int turn;

    Parts(UnloadCommand command, Destination destination, Folders folders, FileFormat format) {
        this.command = command;
        this.destination = destination;
        this.folders = folders;
        this.format = format;
        this.names = PartNames.of(command);
        for (int slice = 0; slice < (command.isParallel() ? SLICES : 1); slice++) {
            slices.add(new Slice(slice));
        }
    }

    void add(ResultSet row) throws SQLException, IOException, StatementFailure {
        String next = folders.of(row);
        if (!folder.equals(Optional.of(next))) {
            enter(next);
        }
        slices.get(turn).add(row);
        turn = (turn + 1) % slices.size();
    }

    private void enter(String next) throws IOException, StatementFailure {
        endFiles();
        folder = Optional.of(next);
        if (command.has(UnloadOption.CLEANPATH) && !next.isEmpty()) {
            destination.clean(next);
        }
    }

    private void endFiles() throws IOException {
        for (Slice slice : slices) {
            slice.end();
            slice.part = 0;
        }
        turn = 0;
    }

    /// Ends all files. Of no rows there is one file without a row, but for Parquet and folders.
    void end() throws IOException {
        if (folder.isEmpty() && command.partitions().isEmpty() && command.format() != UnloadFormat.PARQUET) {
            folder = Optional.of("");
            slices.getFirst().open();
        }
        endFiles();
    }

    /// Drops the files that are not ended; the others stay in S3, as they do in Redshift.
    void abort() {
        for (Slice slice : slices) {
            slice.file.ifPresent(RowFile::abort);
            slice.file = Optional.empty();
        }
    }

    List<UnloadReport.WrittenFile> written() {
        return List.copyOf(written);
    }

    /// One of the writers.
    private final class Slice {
        private final int number;
        private int part;
        private Optional<RowFile> file = Optional.empty();

        Slice(int number) {
            this.number = number;
        }

        void add(ResultSet row) throws SQLException, IOException, StatementFailure {
            if (file.isEmpty()) {
                open();
            }
            if (!file.get().add(row)) {
                end();
                open();
                file.get().add(row);
            }
        }

        void open() throws IOException {
            S3Upload upload = destination.file(folder.orElse("") + names.name(number, part));
            part++;
            file = Optional.of(format.open(upload));
        }

        void end() throws IOException {
            if (file.isPresent()) {
                written.add(file.get().end(number));
                file = Optional.empty();
            }
        }
    }
}
