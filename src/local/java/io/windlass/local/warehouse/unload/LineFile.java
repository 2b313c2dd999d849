package io.windlass.local.warehouse.unload;

import io.windlass.local.warehouse.sql.StatementFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;

/// A file of lines.
final class LineFile implements RowFile {

    private final S3Upload upload;
    private final OutputStream stream;
    private final LineFormat format;
    private final long largest;
    private final StringBuilder line = new StringBuilder();
    private long rows;

    /// @param header whether the first line has the columns' names
    /// @param largest the most bytes, as stored
    LineFile(S3Upload upload, Compression compression, LineFormat format, boolean header, long largest)
            throws IOException {
        this.upload = upload;
        this.stream = compression.open(upload);
        this.format = format;
        this.largest = largest;
        if (header) {
            stream.write(format.header().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public boolean add(ResultSet row) throws SQLException, IOException, StatementFailure {
        line.setLength(0);
        format.append(row, line);
        byte[] bytes = line.toString().getBytes(StandardCharsets.UTF_8);
        if (rows > 0 && upload.total() + bytes.length > largest) {
            return false;
        }
        stream.write(bytes);
        rows++;
        return true;
    }

    @Override
    public UnloadReport.WrittenFile end(int slice) throws IOException {
        stream.close();
        return new UnloadReport.WrittenFile(upload.url(), slice, rows, upload.total());
    }

    @Override
    public void abort() {
        upload.abort();
    }
}
