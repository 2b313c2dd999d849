package io.windlass.local.warehouse.copy;

import java.util.Optional;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;

/// How Parquet files are opened, and what their footers are held against before anything is believed of them.
public final class ParquetFooter {

    /// The part of the memory that the pages of one row group may take.
    private static final int SHARE = 3;

    private ParquetFooter() {}

    /// With checksums, with codecs that need no native libraries of Hadoop, and without any filter.
    public static ParquetReadOptions options() {
        return ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new ParquetCodecs())
                .usePageChecksumVerification(true)
                .useColumnIndexFilter(false)
                .useStatsFilter(false)
                .useDictionaryFilter(false)
                .useBloomFilter(false)
                .build();
    }

    /// What is wrong with a row group, to be said after the file's name; empty where room may be made for it.
    ///
    /// @param length of the file in bytes
    public static Optional<String> refusal(BlockMetaData group, long length) {
        if (group.getRowCount() < 0) {
            return Optional.of("is damaged: a row group of less than no rows");
        }
        long size = 0;
        for (ColumnChunkMetaData column : group.getColumns()) {
            long start = column.getStartingPos();
            long stored = column.getTotalSize();
            if (start < 0 || stored < 0 || start > length - stored || column.getValueCount() < 0) {
                return Optional.of("is damaged: column " + column.getPath().toDotString() + " lies outside of it");
            }
            size += stored;
        }
        long most = Runtime.getRuntime().maxMemory() / SHARE;
        return size > most
                ? Optional.of("has a row group of " + size + " bytes, more than the embedded warehouse reads at once: "
                        + most)
                : Optional.empty();
    }
}
