package io.windlass.local.warehouse.copy;

import java.io.IOException;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;

/// Reads Parquet, one row group at a time: its compressed pages are in memory, its rows are not.
final class ParquetRows implements ColumnarReader {

    /// The part of the memory that the pages of one row group may take.
    private static final int SHARE = 3;

    private final CopyCommand command;
    private final List<TypedField> fields;

    /// @param fields of the target, by position
    ParquetRows(CopyCommand command, List<TypedField> fields) {
        this.command = command;
        this.fields = fields;
    }

    @Override
    public void read(ObjectBytes object, CopyLoad load) throws IOException, LoadStopped, ScanError {
        try (ParquetFileReader reader = new ParquetFileReader(new ParquetObject(object), options())) {
            FileMetaData file = reader.getFooter().getFileMetaData();
            ParquetRow row = new ParquetSchema(command, fields, object).row(file.getSchema());
            MessageColumnIO columns = new ColumnIOFactory(file.getCreatedBy()).getColumnIO(file.getSchema());
            long number = 0;
            for (BlockMetaData group : reader.getFooter().getBlocks()) {
                check(group, object);
                // The library passes over it by itself.
                if (group.getRowCount() == 0) {
                    continue;
                }
                try (PageReadStore pages = reader.readNextRowGroup()) {
                    number = rows(columns.getRecordReader(pages, row, FilterCompat.NOOP), group, number, row, load);
                }
            }
        } catch (LoadStopped | ScanError | SourceStream.Broken | CopyLoad.DatabaseRefusal known) {
            throw known;
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError bad) {
            // The library finds out about a damaged file in many ways. Memory runs out where one declares a size
            // that is not true, before any of it is used.
            throw ScanError.unreadable(object, DataFormat.PARQUET, bad);
        }
    }

    private static ParquetReadOptions options() {
        return ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new ParquetCodecs())
                .usePageChecksumVerification(true)
                .useColumnIndexFilter(false)
                .useStatsFilter(false)
                .useDictionaryFilter(false)
                .useBloomFilter(false)
                .build();
    }

    private long rows(RecordReader<ParquetRow> records, BlockMetaData group, long before, ParquetRow row, CopyLoad load)
            throws IOException, LoadStopped, ScanError {
        long number = before;
        for (long index = 0; index < group.getRowCount(); index++) {
            records.read();
            number++;
            row.write(load.startRow(), number);
            load.endRow(number);
        }
        return number;
    }

    /// What the footer declares is held against the file before any room is made for it.
    private static void check(BlockMetaData group, ObjectBytes object) throws ScanError {
        if (group.getRowCount() < 0) {
            throw ScanError.of("File '" + object.url() + "' is damaged: a row group of less than no rows");
        }
        long size = 0;
        for (ColumnChunkMetaData column : group.getColumns()) {
            long start = column.getStartingPos();
            long length = column.getTotalSize();
            if (start < 0 || length < 0 || start > object.length() - length || column.getValueCount() < 0) {
                throw ScanError.of("File '" + object.url() + "' is damaged: column "
                        + column.getPath().toDotString() + " lies outside of it");
            }
            size += length;
        }
        long most = Runtime.getRuntime().maxMemory() / SHARE;
        if (size > most) {
            throw ScanError.of("File '" + object.url() + "' has a row group of " + size
                    + " bytes, more than the embedded warehouse reads at once: " + most);
        }
    }
}
