package io.windlass.local.warehouse.copy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/// A file of Avro as it passes to the library, which makes room for a block of whatever size the file declares:
/// here the size is held against the largest block that COPY takes, before any room is made.
final class AvroGuard extends InputStream {

    /// Bytes (Database Developer Guide, "COPY": one Avro block is 4 MB at most).
    static final int LARGEST_BLOCK = 4 * 1024 * 1024;

    /// Bytes of the schema and what else a header tells.
    private static final int LARGEST_HEADER = 16 * 1024 * 1024;

    private static final int MAGIC = 4;
    private static final int SYNC = 16;

    private final InputStream file;
    private byte[] head = new byte[0];
    private int headAt;
    private long passing;
    private boolean begun;

    AvroGuard(InputStream file) {
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (headAt == head.length && passing == 0) {
            next();
        }
        if (headAt < head.length) {
            int count = Math.min(length, head.length - headAt);
            System.arraycopy(head, headAt, target, offset, count);
            headAt += count;
            return count;
        }
        if (passing == 0) {
            return -1;
        }
        int read = file.read(target, offset, (int) Math.min(length, passing));
        if (read < 0) {
            // The library would take it for the file's end, and the rows of the block for never written.
            throw new IOException("it ends in the middle of a block");
        }
        passing -= read;
        return read;
    }

    /// Takes in the file's header or a block's, and lets what follows it pass.
    private void next() throws IOException {
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        if (begun) {
            block(taken);
        } else {
            begun = true;
            header(taken);
        }
        head = taken.toByteArray();
        headAt = 0;
    }

    private void block(ByteArrayOutputStream taken) throws IOException {
        int first = file.read();
        if (first < 0) {
            return;
        }
        number(first, taken);
        long size = number(file.read(), taken);
        if (size < 0 || size > LARGEST_BLOCK) {
            throw new IOException("a block declares a size of " + size + " bytes; at most " + LARGEST_BLOCK
                    + " are loaded, write the file with a smaller sync interval");
        }
        passing = size + SYNC;
    }

    private void header(ByteArrayOutputStream taken) throws IOException {
        copy(MAGIC, taken);
        long count = number(file.read(), taken);
        while (count != 0) {
            if (count < 0) {
                // The size of the entries follows.
                number(file.read(), taken);
            }
            for (long text = 0; text < 2 * Math.abs(count); text++) {
                copy(number(file.read(), taken), taken);
            }
            count = number(file.read(), taken);
        }
        copy(SYNC, taken);
    }

    private void copy(long length, ByteArrayOutputStream taken) throws IOException {
        if (length < 0 || length > LARGEST_HEADER - taken.size()) {
            throw new IOException("the header is larger than " + LARGEST_HEADER + " bytes");
        }
        byte[] bytes = file.readNBytes((int) length);
        if (bytes.length < length) {
            throw new IOException("it ends in the middle of its header");
        }
        taken.write(bytes);
    }

    /// Seven bits a byte, the lowest first; the sign in the lowest bit.
    private long number(int first, ByteArrayOutputStream taken) throws IOException {
        long value = 0;
        int each = first;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (each < 0) {
                throw new IOException("it ends in the middle of a header");
            }
            taken.write(each);
            value |= (each & 0x7fL) << shift;
            if (each < 0x80) {
                return (value >>> 1) ^ -(value & 1);
            }
            each = file.read();
        }
        throw new IOException("a number in a header has more than ten bytes");
    }
}
