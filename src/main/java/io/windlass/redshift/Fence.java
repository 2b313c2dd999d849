package io.windlass.redshift;

import io.windlass.schema.TableName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/// The table whose lock makes the loads of one pipeline wait for each other. One for each journal and
/// pipeline: a lock on the ledger or the target would make pipelines wait for one another.
///
/// @param journal the journal's own random id
/// @param pipeline the pipeline
public record Fence(String journal, String pipeline) {

    private static final int MAX_LENGTH = 63;

    private static final int HASH_BYTES = 8;

    public Fence {
        Objects.requireNonNull(journal, "journal is null");
        Objects.requireNonNull(pipeline, "pipeline is null");
    }

    /// At most 63 bytes, so that PostgreSQL holds it too: of a longer name the end gives way to a hash of the whole.
    public TableName table() {
        String name = "fence_" + journal + "_" + pipeline;
        return TableName.of(Ledger.SCHEMA, name.length() <= MAX_LENGTH ? name : shortened(name));
    }

    /// Names of pipelines and journals are ASCII: a character is a byte.
    private static String shortened(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.US_ASCII));
            String hash = HexFormat.of().formatHex(digest, 0, HASH_BYTES);
            return name.substring(0, MAX_LENGTH - 1 - hash.length()) + "_" + hash;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
