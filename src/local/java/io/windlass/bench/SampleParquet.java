package io.windlass.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/// The sample rows as Parquet, with the types, the compression and the optional fields that most writers use.
final class SampleParquet {

    private static final MessageType SCHEMA = MessageTypeParser.parseMessageType("""
            message rows {
              optional int64 id;
              optional binary customer (STRING);
              optional int64 amount (DECIMAL(12,2));
              optional int64 ordered_at (TIMESTAMP(MICROS,false));
              optional boolean paid;
              optional binary note (STRING);
            }""");

    private SampleParquet() {}

    static byte[] rows(int from, int count) {
        InMemory file = new InMemory();
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(file)
                .withConf(new PlainParquetConfiguration())
                .withType(SCHEMA)
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .build()) {
            for (int number = from; number < from + count; number++) {
                writer.write(row(number));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.bytes.toByteArray();
    }

    private static Group row(int number) {
        return new SimpleGroup(SCHEMA)
                .append("id", (long) number)
                .append("customer", SampleRows.customer(number))
                .append("amount", SampleRows.cents(number))
                .append("ordered_at", SampleRows.second(number) * 1_000_000)
                .append("paid", SampleRows.paid(number))
                .append("note", SampleRows.note(number));
    }

    /// A file that is kept in memory while it is written.
    private static final class InMemory implements OutputFile {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public PositionOutputStream create(long blockSize) {
            return new PositionOutputStream() {
                @Override
                public long getPos() {
                    return bytes.size();
                }

                @Override
                public void write(int each) {
                    bytes.write(each);
                }

                @Override
                public void write(byte[] some, int offset, int length) {
                    bytes.write(some, offset, length);
                }
            };
        }

        @Override
        public PositionOutputStream createOrOverwrite(long blockSize) {
            return create(blockSize);
        }

        @Override
        public boolean supportsBlockSize() {
            return false;
        }

        @Override
        public long defaultBlockSize() {
            return 0;
        }
    }
}
