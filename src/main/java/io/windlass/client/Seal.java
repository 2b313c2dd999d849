package io.windlass.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.windlass.client.RequestFailed.Code;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What makes a cursor a text that only its own query takes back: a cursor names a statement, and who could name any
/// would read the rows of others.
///
/// @param query the query's id
/// @param secret of this query alone, and told to nobody
record Seal(String query, String secret) {

    private static final String ALGORITHM = "HmacSHA256";

    /// As many bytes of the code as a text carries.
    private static final int LENGTH = 16;

    /// Ids are short; who has a text could try all secrets of that length.
    private static final int IDS = 3;

    Seal {
        Objects.requireNonNull(query, "query is null");
        Objects.requireNonNull(secret, "secret is null");
    }

    /// A secret that nobody has.
    static String secret(Supplier<String> ids) {
        StringBuilder secret = new StringBuilder();
        for (int id = 0; id < IDS; id++) {
            secret.append(ids.get());
        }
        return secret.toString();
    }

    /// A cursor as a caller is given it.
    String text(Cursor cursor) {
        byte[] content = cursor.json().getBytes(UTF_8);
        byte[] code = code(content);
        byte[] all = Arrays.copyOf(code, LENGTH + content.length);
        System.arraycopy(content, 0, all, LENGTH, content.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /// A cursor that this query gave.
    ///
    /// @throws RequestFailed where it did not
    Cursor open(String text) {
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            RequestFailed failed = foreign();
            failed.initCause(e);
            throw failed;
        }
        // A record without a secret was written by a version that had none: anybody could seal in its name.
        if (secret.isEmpty() || all.length < LENGTH) {
            throw foreign();
        }
        byte[] content = Arrays.copyOfRange(all, LENGTH, all.length);
        if (!MessageDigest.isEqual(code(content), Arrays.copyOf(all, LENGTH))) {
            throw foreign();
        }
        return Cursor.parse(content);
    }

    private byte[] code(byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            // What nobody knows is the secret; this only keeps the key from being empty, which is none.
            mac.init(new SecretKeySpec(("windlass " + secret).getBytes(UTF_8), ALGORITHM));
            mac.update(query.getBytes(UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(content), LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every Java", e);
        }
    }

    static RequestFailed foreign() {
        return new RequestFailed(
                Code.BAD_REQUEST,
                "/next",
                "is not where a page of this query begins; take \"next\" of the page before");
    }
}
