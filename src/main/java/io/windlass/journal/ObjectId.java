package io.windlass.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/// What makes an object in S3 this object and no other: its bucket and its decoded key.
///
/// Sequencer, eTag, version and size are attributes of one write to it, never part of its identity.
///
/// @param bucket the bucket's name
/// @param key the key as it is in S3: decoded, 1 to 1,024 bytes of UTF-8
public record ObjectId(String bucket, String key) {

    public ObjectId {
        Objects.requireNonNull(bucket, "bucket is null");
        Objects.requireNonNull(key, "key is null");
        if (bucket.isEmpty() || key.isEmpty()) {
            throw new IllegalArgumentException("bucket and key must not be empty: s3://" + bucket + "/" + key);
        }
    }

    /// A key fits no DynamoDB sort key together with its bucket (1,024 bytes each way), so items carry
    /// this instead: SHA-256 of both, base64url without padding, 43 characters.
    public String hash() {
        MessageDigest digest = sha256();
        digest.update(bucket.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(key.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
    }

    /// `s3://bucket/key`, the raw key as manifests want it.
    public String url() {
        return "s3://" + bucket + "/" + key;
    }

    @Override
    public String toString() {
        return url();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
