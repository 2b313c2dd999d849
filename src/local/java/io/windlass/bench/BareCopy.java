package io.windlass.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Rows parsed and sent to PostgreSQL with nothing around them: no types, no limits, no NULL, no escapes, no errors.
final class BareCopy implements AutoCloseable {

    private static final int BLOCK = 64 * 1024;
    private static final JsonFactory JSON = JsonFactory.builder().build();

    private final CopyIn copy;
    private final StringBuilder block = new StringBuilder(BLOCK + 1024);

    BareCopy(Connection connection, String table) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + table + " FROM STDIN");
    }

    /// Every value of every object, by its name.
    void json(InputStream file) throws IOException, SQLException {
        String[] values = new String[SampleRows.COLUMNS.size()];
        try (JsonParser parser = JSON.createParser(file)) {
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                    parser.nextToken();
                    values[SampleRows.COLUMNS.indexOf(name)] = parser.getText();
                }
                row(values);
            }
        }
    }

    /// Every line split at its commas.
    void csv(InputStream file) throws IOException, SQLException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                row(line.split(",", SampleRows.COLUMNS.size()));
            }
        }
    }

    private void row(String[] values) throws SQLException {
        for (String value : values) {
            block.append(value).append('\t');
        }
        block.setCharAt(block.length() - 1, '\n');
        if (block.length() >= BLOCK) {
            flush();
        }
    }

    private void flush() throws SQLException {
        byte[] bytes = block.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        block.setLength(0);
    }

    /// @return the rows that PostgreSQL took
    long end() throws SQLException {
        flush();
        return copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
