package io.windlass.direct;

import io.windlass.journal.S3Object;
import io.windlass.redshift.Compression;
import io.windlass.redshift.SqlRenderer;
import io.windlass.redshift.Statement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What tells a question from every other: the same text where warehouse, statements and objects are the same.
///
/// @param text 40 characters of `[0-9a-f]`
record Fingerprint(String text) {

    private static final int LENGTH = 40;

    /// @param salt makes it another question; empty to ask the same
    static Fingerprint of(Ground ground, Wanted wanted, Found found, String salt) {
        MessageDigest digest = sha256();
        add(digest, salt);
        add(digest, ground.name());
        add(digest, ground.files().url(""));
        for (Statement statement : DirectCopy.made(wanted)) {
            add(digest, SqlRenderer.render(statement));
        }
        wanted.filled().forEach(column -> add(digest, column.path()));
        for (Compression compression : found.parts(wanted).keySet()) {
            add(digest, SqlRenderer.render(DirectCopy.copy(wanted, compression, ground.role(), "", "")));
        }
        for (S3Object object : found.objects()) {
            add(digest, object.id().url());
            add(digest, object.etag());
            add(digest, Long.toString(object.size()));
        }
        return new Fingerprint(HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH));
    }

    /// The name of the transaction that answers it.
    ///
    /// @param attempt from 1, up with each that failed
    String name(int attempt) {
        return "windlass-redshift-copy-" + text + "-" + attempt;
    }

    /// The client token of a transaction: at most 64 characters.
    static String token(String name) {
        return name.substring("windlass-redshift-".length());
    }

    String manifest(Compression compression) {
        return "redshift-copy/" + text + "/" + compression.text() + ".manifest";
    }

    String paths() {
        return "redshift-copy/" + text + "/jsonpaths.json";
    }

    /// Whatever a text holds, where it ends is part of it.
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
