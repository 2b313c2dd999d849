package io.windlass.cli;

import io.windlass.adoption.Opened;
import io.windlass.journal.Chosen;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/// A file that is read: on this computer, or in a bucket of the cloud that a command attaches to. One that begins as
/// gzip does is unpacked.
///
/// @param s3 the cloud's
/// @param name a path, or `s3://bucket/key`
record InputFile(S3Client s3, String name) implements Opened {

    private static final int MAGIC = 0x1f8b;

    @Override
    public InputStream stream() throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw());
        try {
            in.mark(2);
            int magic = in.read() << 8 | in.read();
            in.reset();
            return magic == MAGIC ? new GZIPInputStream(in) : in;
        } catch (IOException e) {
            in.close();
            throw new IOException(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// When it was written; empty for one on this computer, which may be a copy.
    Optional<Instant> written() {
        try {
            return inBucket()
                    .map(place -> s3.headObject(
                                    request -> request.bucket(place.bucket()).key(place.key()))
                            .lastModified());
        } catch (SdkException e) {
            // Whoever reads it says so.
            return Optional.empty();
        }
    }

    private InputStream raw() throws IOException {
        try {
            Optional<Chosen> place = inBucket();
            return place.isPresent()
                    ? s3.getObject(request ->
                            request.bucket(place.get().bucket()).key(place.get().key()))
                    : Files.newInputStream(Path.of(name));
        } catch (SdkException | IOException e) {
            throw new IOException(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Optional<Chosen> inBucket() {
        return Chosen.parse(name, true);
    }
}
