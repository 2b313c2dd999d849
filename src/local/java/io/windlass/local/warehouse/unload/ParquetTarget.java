package io.windlass.local.warehouse.unload;

import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/// An object as the Parquet library writes files: from the front to the end, so that no copy of it is kept.
record ParquetTarget(S3Upload upload) implements OutputFile {

    @Override
    public PositionOutputStream create(long blockSizeHint) {
        return new PositionOutputStream() {
            @Override
            public long getPos() {
                return upload.total();
            }

            @Override
            public void write(int value) {
                upload.write(value);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                upload.write(bytes, from, length);
            }

            @Override
            public void close() {
                upload.close();
            }
        };
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
        return create(blockSizeHint);
    }

    @Override
    public boolean supportsBlockSize() {
        return false;
    }

    @Override
    public long defaultBlockSize() {
        return 0;
    }

    /// The library's messages show it.
    @Override
    public String getPath() {
        return upload.url();
    }
}
