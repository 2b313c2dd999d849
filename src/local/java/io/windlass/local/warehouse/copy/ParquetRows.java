package io.windlass.local.warehouse.copy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;

/// Reads Parquet, one row group at a time: its compressed pages are in memory, its rows are not.
final class ParquetRows implements ColumnarReader {

    private final CopyCommand command;
    private final List<TypedField> fields;

    /// @param fields of the target, by position
    ParquetRows(CopyCommand command, List<TypedField> fields) {
        this.command = command;
        this.fields = fields;
    }

    @Override
    public void read(ObjectBytes object, CopyLoad load) throws IOException, LoadStopped, ScanError {
        try (ParquetFileReader reader = new ParquetFileReader(new ParquetObject(object), ParquetFooter.options())) {
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
        Optional<String> refusal = ParquetFooter.refusal(group, object.length());
        if (refusal.isPresent()) {
            throw ScanError.of("File '" + object.url() + "' " + refusal.get());
        }
    }
}
