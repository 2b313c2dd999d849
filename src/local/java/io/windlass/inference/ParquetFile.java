package io.windlass.inference;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/// A sample as the Parquet library reads files: from wherever it wants, beginning at the end.
///
/// @param sample the sample
/// @param length in bytes
record ParquetFile(Sample sample, long length) implements InputFile {

    /// What is read and thrown away rather than opened anew, in bytes.
    private static final long NEAR = 128 * 1024;

    @Override
    public long getLength() {
        return length;
    }

    @Override
    public SeekableInputStream newStream() {
        Position position = new Position(sample, length);
        return new DelegatingSeekableInputStream(position) {
            @Override
            public long getPos() {
                return position.wanted;
            }

            @Override
            public void seek(long place) {
                position.wanted = place;
            }
        };
    }

    /// The library's messages show it.
    @Override
    public String toString() {
        return sample.name();
    }

    /// A place in the sample that moves on as it is read.
    private static final class Position extends InputStream {
        private final Sample sample;
        private final long length;
        private InputStream open = InputStream.nullInputStream();
        private long at = -1;
        private long wanted;

        Position(Sample sample, long length) {
            this.sample = sample;
            this.length = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int most) throws IOException {
            if (wanted < 0) {
                throw new EOFException("a place before the beginning of the file: " + wanted);
            }
            if (most > 0 && wanted >= length) {
                return -1;
            }
            if (at >= 0 && wanted >= at && wanted - at <= NEAR) {
                open.skipNBytes(wanted - at);
            } else {
                open.close();
                open = sample.open(wanted);
            }
            at = wanted;
            int read = open.read(bytes, offset, most);
            at += Math.max(read, 0);
            wanted = at;
            return read;
        }

        @Override
        public void close() throws IOException {
            open.close();
        }
    }
}
