package io.windlass.local.warehouse.copy;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Decompressor;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Pages of Parquet compressed by LZ4: bare, or within the frames that Hadoop makes. The older of the format's
/// two names for it is used for both.
final class Lz4Pages {

    /// Before each frame: the plain size and the compressed size, four bytes each, big-endian.
    private static final int HEAD = 8;

    private Lz4Pages() {}

    static byte[] raw(byte[] page, int start, int length, int size) throws IOException {
        byte[] plain = new byte[size];
        try {
            int written = new Lz4Decompressor().decompress(page, start, length, plain, 0, size);
            if (written != size) {
                throw new IOException("a page is not of the size that it declares, " + size + " bytes");
            }
        } catch (MalformedInputException malformed) {
            throw new IOException("a page is not LZ4: " + malformed.getMessage(), malformed);
        }
        return plain;
    }

    static byte[] framed(byte[] page, int size) throws IOException {
        return isFramed(page, size) ? frames(page, size) : raw(page, 0, page.length, size);
    }

    /// Whether the frames' heads lead from one to the next and add up to the page.
    private static boolean isFramed(byte[] page, int size) {
        ByteBuffer bytes = ByteBuffer.wrap(page);
        long plain = 0;
        while (bytes.remaining() >= HEAD) {
            int plainSize = bytes.getInt();
            int compressed = bytes.getInt();
            if (plainSize < 0 || compressed < 0 || compressed > bytes.remaining()) {
                return false;
            }
            plain += plainSize;
            bytes.position(bytes.position() + compressed);
        }
        return !bytes.hasRemaining() && plain == size;
    }

    private static byte[] frames(byte[] page, int size) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(page);
        ByteBuffer plain = ByteBuffer.allocate(size);
        while (bytes.hasRemaining()) {
            int plainSize = bytes.getInt();
            int compressed = bytes.getInt();
            plain.put(raw(page, bytes.position(), compressed, plainSize));
            bytes.position(bytes.position() + compressed);
        }
        return plain.array();
    }
}
