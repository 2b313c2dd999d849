package io.windlass.client;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/// One object while it is written: rows go through compression into a temporary file, so they need no memory.
final class Part implements AutoCloseable {

    /// Of this process: who finds such a file left behind knows whether its writer still lives.
    private static final String TEMPORARY =
            "windlass-" + ProcessHandle.current().pid() + "-";

    private final Path file;
    private final OutputStream out;
    private final MessageDigest written = sha256();
    private final Instant begun;
    private long bytes;
    private String digest = "";

    Part(boolean gzip, Instant now) {
        begun = now;
        try {
            file = Files.createTempFile(TEMPORARY, ".rows");
            OutputStream plain = new BufferedOutputStream(Files.newOutputStream(file));
            out = gzip ? new GZIPOutputStream(plain) : plain;
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary file can be made for rows: " + e.getMessage(), e);
        }
    }

    void write(ByteArrayOutputStream line) {
        try {
            line.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary file of rows cannot be written: " + e.getMessage(), e);
        }
        written.update(line.toByteArray());
        bytes += line.size();
    }

    /// Before compression.
    long bytes() {
        return bytes;
    }

    Instant begun() {
        return begun;
    }

    /// Ends it; nothing more can be written.
    Path ended() {
        if (digest.isEmpty()) {
            try {
                out.close();
            } catch (IOException e) {
                throw new UncheckedIOException("the temporary file of rows cannot be ended: " + e.getMessage(), e);
            }
            digest = HexFormat.of().formatHex(written.digest());
        }
        return file;
    }

    /// SHA-256 of what was written, before compression; empty until it is ended.
    String digest() {
        return digest;
    }

    /// Removes the file.
    @Override
    public void close() {
        try {
            out.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary file of rows cannot be removed: " + e.getMessage(), e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
