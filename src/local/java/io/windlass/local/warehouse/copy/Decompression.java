package io.windlass.local.warehouse.copy;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

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
            // The JDK's own stream asks a network stream how much is available, to see whether a member follows.
            case GZIP ->
                GzipCompressorInputStream.builder()
                        .setInputStream(new BufferedInputStream(file, BUFFER))
                        .setDecompressConcatenated(true)
                        .get();
            case BZIP2 -> new BZip2CompressorInputStream(new BufferedInputStream(file, BUFFER), true);
            case ZSTD -> new ZstdInputStream(file);
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
