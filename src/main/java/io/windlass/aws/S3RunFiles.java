package io.windlass.aws;

import io.windlass.journal.RunFiles;
import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Windlass's own files in S3.
///
/// A file is written to a temporary file first, since S3 wants its length before its bytes: a manifest of any
/// length needs disk, not memory.
public final class S3RunFiles implements RunFiles {

    private static final int PRECONDITION_FAILED = 412;

    /// Another conditional write of the same key was under way (S3 User Guide, "Conditional writes"): nothing is
    /// said about how it ended, so the write is made again.
    private static final int CONFLICT = 409;

    /// Of this process: who finds such a file left behind knows whether its writer still lives.
    private static final String TEMPORARY =
            "windlass-" + ProcessHandle.current().pid() + "-";

    private final S3Client s3;
    private final String bucket;
    private final String prefix;
    private final Backoff backoff;

    /// @param prefix what comes before each name in the bucket: empty, or ending in `/`
    /// @param backoff how a write that met another is tried again
    public S3RunFiles(S3Client s3, String bucket, String prefix, Backoff backoff) {
        this.s3 = Objects.requireNonNull(s3, "s3 is null");
        this.bucket = Objects.requireNonNull(bucket, "bucket is null");
        this.prefix = Objects.requireNonNull(prefix, "prefix is null");
        this.backoff = Objects.requireNonNull(backoff, "backoff is null");
        if (!prefix.isEmpty() && !prefix.endsWith("/")) {
            throw new IllegalArgumentException("the prefix must be empty or end in /: " + prefix);
        }
    }

    /// @throws UncheckedIOException where the body fails or S3 does not take it
    @Override
    public void put(String name, Body body) {
        try {
            Path file = Files.createTempFile(TEMPORARY, ".tmp");
            try {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                    body.writeTo(out);
                }
                upload(name, file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + url(name) + ": " + e.getMessage(), e);
        }
    }

    @Override
    public InputStream open(String name) {
        try {
            return s3.getObject(get -> get.bucket(bucket).key(prefix + name));
        } catch (NoSuchKeyException e) {
            FileNotFoundException missing = new FileNotFoundException(url(name) + " does not exist");
            missing.initCause(e);
            throw new UncheckedIOException(missing);
        } catch (SdkException e) {
            throw new UncheckedIOException(new IOException("cannot read " + url(name) + ": " + e.getMessage(), e));
        }
    }

    @Override
    public String url(String name) {
        return "s3://" + bucket + "/" + prefix + name;
    }

    private void upload(String name, Path file) throws IOException {
        for (int attempts = 1; ; attempts++) {
            try {
                s3.putObject(
                        put -> put.bucket(bucket)
                                .key(prefix + name)
                                .contentType("application/json")
                                .ifNoneMatch("*"),
                        file);
                return;
            } catch (S3Exception e) {
                if (e.statusCode() == PRECONDITION_FAILED) {
                    return;
                }
                if (e.statusCode() != CONFLICT || !backoff.again(attempts)) {
                    throw new IOException(e.getMessage(), e);
                }
            } catch (SdkException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }
}
