package io.windlass.local.warehouse.copy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/// Cuts a file into chunks where a line begins with a bracket: there, as nearly all files are written, a row begins.
/// Whether one does is found out by whoever reads the chunk.
final class ChunkCutter {

    private final byte[] carried;
    private InputStream file;
    private int carriedSize;
    private boolean ended;

    /// @param size of a chunk at most
    ChunkCutter(InputStream file, int size) {
        this.file = file;
        this.carried = new byte[size];
    }

    /// Whether the last chunk reached the end of the file.
    boolean isEnded() {
        return ended;
    }

    /// Fills a chunk, an array of the size that was named.
    ///
    /// @return how much of the array is the chunk; 0 where the file is at its end, where no place to cut was found,
    ///     and where the file cannot be read any further: what is left is in [#rest()]
    int cut(byte[] chunk) {
        System.arraycopy(carried, 0, chunk, 0, carriedSize);
        int filled = carriedSize;
        while (filled < chunk.length) {
            int read = read(chunk, filled);
            if (read <= 0) {
                int size = ended ? filled : 0;
                carry(chunk, size, filled);
                return size;
            }
            filled += read;
        }
        int size = lastBegin(chunk);
        carry(chunk, size, filled);
        return size;
    }

    /// What was not cut off yet. A failure to read is met again behind all that could be read.
    InputStream rest() {
        if (ended) {
            return InputStream.nullInputStream();
        }
        return new SequenceInputStream(new ByteArrayInputStream(carried, 0, carriedSize), file);
    }

    private int read(byte[] chunk, int filled) {
        try {
            int read = file.read(chunk, filled, chunk.length - filled);
            ended = read <= 0;
            return read;
        } catch (IOException broken) {
            file = new Broken(broken);
            return 0;
        }
    }

    private void carry(byte[] chunk, int from, int filled) {
        carriedSize = filled - from;
        System.arraycopy(chunk, from, carried, 0, carriedSize);
    }

    private static int lastBegin(byte[] chunk) {
        for (int at = chunk.length - 1; at > 0; at--) {
            if ((chunk[at] == '{' || chunk[at] == '[') && chunk[at - 1] == '\n') {
                return at;
            }
        }
        return 0;
    }

    /// A file of which nothing more can be read.
    private static final class Broken extends InputStream {
        private final IOException failure;

        Broken(IOException failure) {
            this.failure = failure;
        }

        @Override
        public int read() throws IOException {
            throw failure;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            throw failure;
        }
    }
}
