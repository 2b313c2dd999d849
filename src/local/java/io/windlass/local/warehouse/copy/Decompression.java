package io.windlass.local.warehouse.copy;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/// Takes the compression off a file: one keyword for all files of a COPY.
enum Decompression {
    NONE,
    GZIP,
    BZIP2,
    ZSTD;

    private static final int BUFFER = 64 * 1024;

    static Decompression of(CopyCommand command) {
        if (command.has(CopyOption.GZIP)) {
            return GZIP;
        }
        if (command.has(CopyOption.BZIP2)) {
            return BZIP2;
        }
        return command.has(CopyOption.ZSTD) ? ZSTD : NONE;
    }

    InputStream open(InputStream file) throws IOException {
        return switch (this) {
            case NONE -> file;
            case GZIP -> new GZIPInputStream(file, BUFFER);
            case BZIP2, ZSTD -> throw new IOException(this + " is not available in the embedded warehouse");
        };
    }

    /// What `sys_load_error_detail` says of a file that is not compressed this way.
    String complaint(IOException cause) {
        return switch (this) {
            case NONE -> "The file cannot be read: " + cause.getMessage();
            case GZIP ->
                "Failed to inflate with zlib: invalid or incomplete deflate data. zlib error code: -3 ("
                        + cause.getMessage() + ")";
            case BZIP2, ZSTD -> "Failed to decompress with " + this + ": " + cause.getMessage();
        };
    }
}
