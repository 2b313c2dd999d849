package io.windlass.local.warehouse.unload;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/// How files are compressed, and the end of their names that says so.
enum Compression {
    NONE(""),
    GZIP(".gz"),
    BZIP2(".bz2"),
    ZSTD(".zst");

    private final String suffix;

    Compression(String suffix) {
        this.suffix = suffix;
    }

    static Compression of(UnloadCommand command) {
        if (command.has(UnloadOption.GZIP)) {
            return GZIP;
        }
        if (command.has(UnloadOption.BZIP2)) {
            return BZIP2;
        }
        return command.has(UnloadOption.ZSTD) ? ZSTD : NONE;
    }

    String suffix() {
        return suffix;
    }

    String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    OutputStream open(OutputStream file) throws IOException {
        return switch (this) {
            case NONE -> file;
            case GZIP -> new GZIPOutputStream(file);
            case BZIP2 -> new BZip2CompressorOutputStream(file);
            case ZSTD -> new ZstdOutputStream(file);
        };
    }
}
