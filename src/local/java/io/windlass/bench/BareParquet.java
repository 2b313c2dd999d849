package io.windlass.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.MessageType;

/// The sample rows read with the library's own records, and nothing around them.
final class BareParquet {

    private BareParquet() {}

    /// Takes the values of a row, as text.
    @FunctionalInterface
    interface Row {
        void take(String[] values) throws SQLException;
    }

    static void read(InputStream stream, Row row) throws IOException, SQLException {
        ParquetReadOptions options =
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
        try (ParquetFileReader file = ParquetFileReader.open(new InMemory(stream.readAllBytes()), options)) {
            MessageType schema = file.getFileMetaData().getSchema();
            MessageColumnIO columns = new ColumnIOFactory().getColumnIO(schema);
            for (PageReadStore pages = file.readNextRowGroup(); pages != null; pages = file.readNextRowGroup()) {
                RecordReader<Group> records = columns.getRecordReader(pages, new GroupRecordConverter(schema));
                for (long number = 0; number < pages.getRowCount(); number++) {
                    row.take(values(records.read()));
                }
            }
        }
    }

    private static String[] values(Group row) {
        long micros = row.getLong(3, 0);
        return new String[] {
            Long.toString(row.getLong(0, 0)),
            row.getString(1, 0),
            BigDecimal.valueOf(row.getLong(2, 0), 2).toString(),
            LocalDateTime.ofEpochSecond(micros / 1_000_000, (int) (micros % 1_000_000) * 1_000, ZoneOffset.UTC)
                    .toString(),
            Boolean.toString(row.getBoolean(4, 0)),
            row.getString(5, 0)
        };
    }

    /// A file that was fetched whole.
    private static final class InMemory implements InputFile {
        private final byte[] bytes;

        InMemory(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long getLength() {
            return bytes.length;
        }

        @Override
        public SeekableInputStream newStream() {
            Position position = new Position(bytes);
            return new DelegatingSeekableInputStream(position) {
                @Override
                public long getPos() {
                    return position.at();
                }

                @Override
                public void seek(long place) {
                    position.go((int) place);
                }
            };
        }
    }

    private static final class Position extends ByteArrayInputStream {

        Position(byte[] bytes) {
            super(bytes);
        }

        int at() {
            return pos;
        }

        void go(int place) {
            pos = place;
        }
    }
}
