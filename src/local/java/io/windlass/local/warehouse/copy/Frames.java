package io.windlass.local.warehouse.copy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// A file that is cut into frames: what of it is in memory, of which everything before the frame is given up.
abstract sealed class Frames permits JsonFrames, TextFrames {

    /// "The maximum size of a single input row from any source is 4 MB" (COPY).
    static final int LARGEST = 4 * 1024 * 1024;

    private final InputStream file;

    /// Another array whenever it grew: fields, not methods, since every byte of a file is looked at here.
    byte[] bytes = new byte[64 * 1024];

    /// Where the frame begins.
    int start;

    /// How many bytes there are.
    int filled;

    Frames(InputStream file) {
        this.file = file;
    }

    final byte[] bytes() {
        return bytes;
    }

    final int start() {
        return start;
    }

    /// Reads more behind what is there; the frame moves to the front, whether there is more or not.
    final boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(bytes, start, bytes, 0, filled - start);
            filled -= start;
            start = 0;
        }
        if (filled == bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        int read = file.read(bytes, filled, bytes.length - filled);
        if (read > 0) {
            filled += read;
        }
        return read > 0;
    }
}
