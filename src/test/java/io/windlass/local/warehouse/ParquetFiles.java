package io.windlass.local.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/// Parquet files of a few rows, written by the library.
public final class ParquetFiles {

    /// Fills one row.
    public interface Row {
        void fill(Group group);
    }

    private ParquetFiles() {}

    /// @param schema the fields, such as `required int32 id;`
    /// @param rows each fills one row
    public static byte[] file(String schema, Row... rows) {
        return file(CompressionCodecName.UNCOMPRESSED, schema, List.of(rows));
    }

    public static byte[] file(CompressionCodecName codec, String schema, List<Row> rows) {
        MessageType type = MessageTypeParser.parseMessageType("message rows { " + schema + " }");
        try {
            Path directory = Files.createTempDirectory("parquet");
            Path path = directory.resolve("file.parquet");
            try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(path))
                    .withConf(new PlainParquetConfiguration())
                    .withType(type)
                    .withCompressionCodec(codec)
                    .withRowGroupRowCountLimit(1000)
                    .build()) {
                for (Row row : rows) {
                    Group group = new SimpleGroup(type);
                    row.fill(group);
                    writer.write(group);
                }
            }
            byte[] bytes = Files.readAllBytes(path);
            Files.delete(path);
            Files.delete(directory);
            return bytes;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
