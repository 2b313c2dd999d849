package io.windlass.local.warehouse.unload;

import io.windlass.local.warehouse.sql.StatementFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/// Parquet with Snappy in its pages.
///
/// @param columns of the files
/// @param schema the same as Parquet describes them
/// @param rowGroup bytes at which a row group ends: what a file has in memory while it is written
/// @param largest the most bytes of a file
record ParquetFormat(List<ParquetColumn> columns, MessageType schema, long rowGroup, long largest)
        implements FileFormat {

    /// Rows between two looks at a row group's size: a row may be as large as a SUPER, and one look must not let
    /// thousands of them in.
    private static final int MOST_ROWS_UNSEEN = 100;

    /// Bytes. Of a longer text only its beginning is in the statistics.
    private static final int STATISTICS = 64;

    /// Bytes that a column takes in a row group beside its values: headers of pages, statistics, indexes, its part
    /// of the footer.
    private static final int COLUMN_OVERHEAD = 1024;

    static ParquetFormat of(UnloadCommand command, List<UnloadColumn> columns) throws StatementFailure {
        Set<String> names = new HashSet<>();
        List<ParquetColumn> parquet = new ArrayList<>();
        for (UnloadColumn column : columns) {
            if (!names.add(column.name())) {
                throw new StatementFailure("ERROR: UNLOAD to PARQUET needs unique names of columns: \"" + column.name()
                        + "\" is there twice");
            }
            parquet.add(ParquetColumn.of(column));
        }
        List<Type> types = new ArrayList<>();
        parquet.forEach(column -> types.add(column.type()));
        return new ParquetFormat(parquet, new MessageType("rows", types), command.rowGroup(), command.largestFile());
    }

    /// The most bytes of values in a file, so that with all else it is not larger than it may be.
    long room() {
        long groups = largest / rowGroup + 1;
        return largest - groups * COLUMN_OVERHEAD * columns.size();
    }

    @Override
    public RowFile open(S3Upload upload) throws IOException {
        return new ParquetFile(
                this,
                upload,
                ExampleParquetWriter.builder(new ParquetTarget(upload))
                        .withConf(new PlainParquetConfiguration())
                        .withType(schema)
                        .withCompressionCodec(CompressionCodecName.SNAPPY)
                        .withRowGroupSize(rowGroup)
                        .withMinRowCountForPageSizeCheck(1)
                        .withMaxRowCountForPageSizeCheck(MOST_ROWS_UNSEEN)
                        .withStatisticsTruncateLength(STATISTICS)
                        .build());
    }
}
