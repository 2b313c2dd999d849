package io.windlass.bench;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Locale;

/// A format of the rows that are loaded.
enum RowFormat {
    JSON("JSON 'auto'") {
        @Override
        byte[] rows(int from, int count) {
            return SampleRows.json(from, count);
        }

        @Override
        void read(InputStream file, BareCopy copy) throws IOException, SQLException {
            copy.json(file);
        }
    },
    CSV("CSV") {
        @Override
        byte[] rows(int from, int count) {
            return SampleRows.csv(from, count);
        }

        @Override
        void read(InputStream file, BareCopy copy) throws IOException, SQLException {
            copy.csv(file);
        }
    };

    private final String option;

    RowFormat(String option) {
        this.option = option;
    }

    /// What COPY calls it.
    String option() {
        return option;
    }

    /// Where the objects lie.
    String prefix() {
        return "rows/" + name().toLowerCase(Locale.ROOT) + "/part-";
    }

    /// A file of these rows.
    abstract byte[] rows(int from, int count);

    /// Reads a file without COPY.
    abstract void read(InputStream file, BareCopy copy) throws IOException, SQLException;
}
