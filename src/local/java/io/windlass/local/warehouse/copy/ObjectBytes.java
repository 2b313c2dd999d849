package io.windlass.local.warehouse.copy;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/// An object of S3 whose bytes are read from wherever they are wanted: readers of columns begin at its end.
/// Nothing is kept; reading on where the last read ended costs no further request.
final class ObjectBytes implements AutoCloseable {

    /// What is read and thrown away rather than asked for anew, in bytes.
    private static final long NEAR = 128 * 1024;

    private final S3Client s3;
    private final SourceFile file;
    private final String etag;
    private final long length;
    private ResponseInputStream<GetObjectResponse> open;
    private long at;
    private SourceStream.Broken broken;

    /// @param etag of the version that is read, so that no two versions are mixed
    /// @param length in bytes
    ObjectBytes(S3Client s3, SourceFile file, String etag, long length) {
        this.s3 = s3;
        this.file = file;
        this.etag = etag;
        this.length = length;
    }

    SourceFile file() {
        return file;
    }

    String url() {
        return file.url();
    }

    long length() {
        return length;
    }

    /// @throws ScanError where the manifest tells another length: Redshift looks for the file's end there
    void checkLength() throws ScanError {
        if (file.contentLength() >= 0 && file.contentLength() != length) {
            throw ScanError.of("The manifest gives File '" + url() + "' a content_length of " + file.contentLength()
                    + ", but it has " + length + " bytes");
        }
    }

    /// How the connection to S3 broke, if it did, whatever a library has made of it.
    Optional<SourceStream.Broken> broken() {
        return Optional.ofNullable(broken);
    }

    /// Reads bytes, at most so many; -1 at the end of the object.
    int read(long position, byte[] target, int offset, int most) throws IOException {
        if (position < 0) {
            throw new EOFException("a place before the beginning of the file: " + position);
        }
        if (most == 0) {
            return 0;
        }
        if (position >= length) {
            return -1;
        }
        try {
            seek(position);
            int read = open.read(target, offset, most);
            at += Math.max(read, 0);
            return read;
        } catch (IOException | SdkException failed) {
            broken = new SourceStream.Broken(failed);
            throw broken;
        }
    }

    private void seek(long position) throws IOException {
        if (open != null && position >= at && position - at <= NEAR) {
            open.skipNBytes(position - at);
        } else {
            close();
            open = s3.getObject(request ->
                    request.bucket(file.bucket()).key(file.key()).ifMatch(etag).range("bytes=" + position + "-"));
        }
        at = position;
    }

    @Override
    public void close() {
        if (open != null) {
            // Closing would read the rest of the object.
            open.abort();
            open = null;
        }
    }
}
