package io.windlass.inference;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/// Ends the reading of a row that is no row any more: a quote that is never closed would take the rest of the
/// file into memory.
final class RowLimit extends FilterReader {

    /// "The maximum size of a single input row from any source is 4 MB" (COPY), and what is read ahead.
    private static final long LARGEST = 4L * 1024 * 1024 + 64 * 1024;

    private long sinceRow;

    RowLimit(Reader in) {
        super(in);
    }

    void rowEnded() {
        sinceRow = 0;
    }

    @Override
    public int read() throws IOException {
        int character = super.read();
        count(1);
        return character;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(read);
        return read;
    }

    private void count(int read) throws IOException {
        sinceRow += Math.max(0, read);
        if (sinceRow > LARGEST) {
            throw new IOException("a row is larger than the 4 MB that COPY takes; perhaps a quote is not closed");
        }
    }
}
