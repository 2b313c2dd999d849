package io.windlass.local.warehouse.copy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.core.exception.SdkException;

/// An object's bytes as they come from S3. Tells a broken connection from a broken file.
final class SourceStream extends FilterInputStream {

    private long count;

    SourceStream(InputStream object) {
        super(object);
    }

    /// The bytes read so far.
    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            int read = super.read(bytes, offset, length);
            count += Math.max(read, 0);
            return read;
        } catch (IOException | SdkException broken) {
            throw new Broken(broken);
        }
    }

    /// The connection to S3 broke.
    static final class Broken extends IOException {
        private static final long serialVersionUID = 1;

        Broken(Exception cause) {
            super(cause.getMessage(), cause);
        }
    }
}
