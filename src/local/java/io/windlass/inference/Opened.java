package io.windlass.inference;

import com.github.luben.zstd.ZstdInputStream;
import io.windlass.redshift.Compression;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/// A sample with its compression taken off, told by its first bytes and not by its name.
///
/// @param content what it holds
/// @param compression what it was compressed with
record Opened(BufferedInputStream content, Compression compression) implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    /// Bytes that are looked at before anything is read.
    static final int AHEAD = 256 * 1024;

    static Opened of(Sample sample) throws IOException {
        BufferedInputStream stored = new BufferedInputStream(sample.open(0), BUFFER);
        try {
            byte[] first = peek(stored, 4);
            if (starts(first, 0x1f, 0x8b)) {
                return new Opened(buffered(gzip(stored)), Compression.GZIP);
            }
            if (starts(first, 0x28, 0xb5, 0x2f, 0xfd)) {
                return new Opened(buffered(new ZstdInputStream(stored)), Compression.ZSTD);
            }
            if (starts(first, 'B', 'Z', 'h')) {
                return new Opened(buffered(new BZip2CompressorInputStream(stored, true)), Compression.BZIP2);
            }
            return new Opened(stored, Compression.NONE);
        } catch (IOException e) {
            stored.close();
            throw e;
        }
    }

    /// To the last of its members.
    private static InputStream gzip(InputStream in) throws IOException {
        return GzipCompressorInputStream.builder()
                .setInputStream(in)
                .setDecompressConcatenated(true)
                .get();
    }

    private static BufferedInputStream buffered(InputStream in) {
        return new BufferedInputStream(in, BUFFER);
    }

    /// The first bytes of the content, which stay to be read.
    byte[] head() throws IOException {
        return peek(content, AHEAD);
    }

    /// Whole lines of it, unless the first is longer than what is looked at.
    String beginning() throws IOException {
        byte[] bytes = head();
        int end = bytes.length;
        if (bytes.length == AHEAD) {
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
        }
        return new String(bytes, 0, end == 0 ? bytes.length : end, StandardCharsets.UTF_8);
    }

    /// What the content is, if its first bytes are those of a format that is no text.
    Optional<String> binary() throws IOException {
        byte[] first = peek(content, 4);
        if (starts(first, 'P', 'A', 'R', '1')) {
            return Optional.of("Parquet");
        }
        if (starts(first, 'P', 'A', 'R', 'E')) {
            return Optional.of("encrypted Parquet");
        }
        if (starts(first, 'O', 'R', 'C')) {
            return Optional.of("ORC");
        }
        if (starts(first, 0xff, 0xfe) || starts(first, 0xfe, 0xff)) {
            return Optional.of("text in UTF-16");
        }
        return starts(first, 'O', 'b', 'j', 1) ? Optional.of("Avro") : Optional.empty();
    }

    /// Skips a byte order mark of UTF-8, if there is one.
    boolean skipMark() throws IOException {
        if (starts(peek(content, 3), 0xef, 0xbb, 0xbf)) {
            content.skipNBytes(3);
            return true;
        }
        return false;
    }

    private static byte[] peek(BufferedInputStream in, int count) throws IOException {
        in.mark(count);
        byte[] bytes = in.readNBytes(count);
        in.reset();
        return bytes;
    }

    private static boolean starts(byte[] bytes, int... first) {
        if (bytes.length < first.length) {
            return false;
        }
        for (int index = 0; index < first.length; index++) {
            if ((bytes[index] & 0xff) != first[index]) {
                return false;
            }
        }
        return true;
    }

    /// The file's name without what its compression and its format add to it.
    static String stem(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = last.replaceFirst("(?i)\\.(gz|gzip|zst|zstd|bz2)$", "");
        return plain.replaceFirst("\\.[A-Za-z0-9]{1,8}$", "").toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
