package io.windlass.local.warehouse.unload;

import io.windlass.local.warehouse.sql.StatementFailure;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;

/// A file of Parquet. One row group of it is in memory.
final class ParquetFile implements RowFile {

    private final ParquetFormat format;
    private final S3Upload upload;
    private final ParquetWriter<Group> writer;
    private long rows;

    ParquetFile(ParquetFormat format, S3Upload upload, ParquetWriter<Group> writer) {
        this.format = format;
        this.upload = upload;
        this.writer = writer;
    }

    @Override
    public boolean add(ResultSet row) throws SQLException, IOException, StatementFailure {
        Group group = new SimpleGroup(format.schema());
        long size = 0;
        for (ParquetColumn column : format.columns()) {
            size += column.add(row, group);
        }
        // Of what waits for its row group, the last page of each column is counted without compression.
        if (rows > 0 && writer.getDataSize() + size > format.room()) {
            return false;
        }
        writer.write(group);
        rows++;
        return true;
    }

    @Override
    public UnloadReport.WrittenFile end(int slice) throws IOException {
        writer.close();
        return new UnloadReport.WrittenFile(upload.url(), slice, rows, upload.total());
    }

    /// The writer is left as it is: to close it would be to write what waits. It holds memory alone.
    @Override
    public void abort() {
        upload.abort();
    }
}
