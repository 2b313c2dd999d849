package io.windlass.local.warehouse.copy;

import java.io.IOException;
import java.io.InputStream;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/// An object as the Parquet library reads files.
record ParquetObject(ObjectBytes object) implements InputFile {

    @Override
    public long getLength() {
        return object.length();
    }

    @Override
    public SeekableInputStream newStream() {
        Position position = new Position(object);
        return new DelegatingSeekableInputStream(position) {
            @Override
            public long getPos() {
                return position.at;
            }

            @Override
            public void seek(long place) {
                position.at = place;
            }
        };
    }

    /// The library's messages show it.
    @Override
    public String toString() {
        return object.url();
    }

    /// A place in the object that moves on as it is read.
    private static final class Position extends InputStream {
        private final ObjectBytes object;
        private long at;

        Position(ObjectBytes object) {
            this.object = object;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = object.read(at, bytes, offset, length);
            at += Math.max(read, 0);
            return read;
        }
    }
}
