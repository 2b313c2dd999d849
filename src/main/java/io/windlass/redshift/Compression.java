package io.windlass.redshift;

import java.util.Locale;

/// How an object is compressed. One COPY knows one compression, so objects are grouped by it.
public enum Compression {
    NONE(""),
    GZIP(".gz"),
    ZSTD(".zst"),
    BZIP2(".bz2");

    private final String extension;

    Compression(String extension) {
        this.extension = extension;
    }

    /// By the key's extension, in any case of letters.
    public static Compression of(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".gz") || lower.endsWith(".gzip")) {
            return GZIP;
        }
        if (lower.endsWith(".zst") || lower.endsWith(".zstd")) {
            return ZSTD;
        }
        return lower.endsWith(BZIP2.extension) ? BZIP2 : NONE;
    }

    /// In lower case: `gzip`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Compression parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
