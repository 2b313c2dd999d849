package io.windlass.local.warehouse.copy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;

/// Reads an Avro data file: one datum, one row, by the names of its fields or by paths, as with JSON. A block is
/// in memory at a time.
final class AvroRows implements RowReader {

    private static final int BUFFER = 64 * 1024;

    private final JsonShape shape;
    private final List<TargetColumn> columns;
    private final String replacement;

    AvroRows(JsonShape shape, List<TargetColumn> columns, String replacement) {
        this.shape = shape;
        this.columns = columns;
        this.replacement = replacement;
    }

    @Override
    public void read(InputStream file, RowSink sink) throws IOException, LoadStopped {
        InputStream guarded = new AvroGuard(new BufferedInputStream(file, BUFFER));
        AvroExtractor extractor = new AvroExtractor(shape, columns, replacement);
        String[] values = new String[columns.size()];
        long number = 0;
        try (DataFileStream<Object> data = new DataFileStream<>(guarded, new GenericDatumReader<>())) {
            while (data.hasNext()) {
                Object datum = data.next();
                number++;
                Arrays.fill(values, null);
                Problem problem = extractor.extract(datum, values);
                if (problem.isNone()) {
                    sink.row(values, number);
                } else {
                    sink.bad(-1, problem, number);
                }
            }
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError bad) {
            throw unreadable(bad, number);
        }
    }

    /// What S3 broke stays what it was; what the library says of the file becomes an error of the file. Memory
    /// runs out where a text declares a length that is not true, before any of it is used.
    private static IOException unreadable(Throwable bad, long rows) {
        for (Throwable cause = bad; cause != null; cause = cause.getCause()) {
            if (cause instanceof SourceStream.Broken broken) {
                return broken;
            }
        }
        String reason = bad.getMessage() == null ? bad.getClass().getSimpleName() : bad.getMessage();
        return new IOException("not readable as Avro after row " + rows + ": " + Shown.sentence(reason), bad);
    }
}
