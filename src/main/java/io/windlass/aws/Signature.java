package io.windlass.aws;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// AWS's signature, version 4 (IAM User Guide, "Create a signed AWS API request"), for a POST to the root of a service.
///
/// HMAC (RFC 2104) is written out here: the JDK's own sets up all of its cryptography first, which takes longer than
/// everything else that signing does.
///
/// @param region such as `eu-central-1`
/// @param service such as `dynamodb`
record Signature(String region, String service) {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String END = "aws4_request";
    private static final int BLOCK = 64;

    /// The headers that a request is sent with: those given, `X-Amz-Date`, the session's token and `Authorization`.
    ///
    /// @param host as the request's `Host` has it, which is signed and not among the answer
    /// @param headers all are signed
    SequencedMap<String, String> sign(
            Credentials credentials, Instant time, String host, Map<String, String> headers, byte[] body) {
        String at = basic(time);
        SequencedMap<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        all.put("X-Amz-Date", at);
        if (credentials.token().isPresent()) {
            all.put("X-Amz-Security-Token", credentials.token().get());
        }
        all.put("Host", host);
        String scope = at.substring(0, 8) + "/" + region + "/" + service + "/" + END;
        String names = names(all);
        String signature = hex(hmac(
                key(credentials.secret(), at.substring(0, 8)),
                ALGORITHM + "\n" + at + "\n" + scope + "\n" + hash(canonical(all, names, body))));
        all.remove("Host");
        all.put(
                "Authorization",
                ALGORITHM + " Credential=" + credentials.key() + "/" + scope + ", SignedHeaders=" + names
                        + ", Signature=" + signature);
        return all;
    }

    private static String canonical(Map<String, String> headers, String names, byte[] body) {
        StringBuilder text = new StringBuilder("POST\n/\n\n");
        for (Map.Entry<String, String> header : headers.entrySet()) {
            text.append(lower(header.getKey()))
                    .append(':')
                    .append(header.getValue().strip())
                    .append('\n');
        }
        return text.append('\n')
                .append(names)
                .append('\n')
                .append(hex(sha256().digest(body)))
                .toString();
    }

    private static String names(Map<String, String> headers) {
        StringBuilder names = new StringBuilder();
        for (String name : headers.keySet()) {
            names.append(names.isEmpty() ? "" : ";").append(lower(name));
        }
        return names.toString();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private byte[] key(String secret, String day) {
        byte[] ofDay = hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), day);
        return hmac(hmac(hmac(ofDay, region), service), END);
    }

    static byte[] hmac(byte[] key, String text) {
        MessageDigest digest = sha256();
        byte[] padded = new byte[BLOCK];
        byte[] fitting = key.length > BLOCK ? digest.digest(key) : key;
        System.arraycopy(fitting, 0, padded, 0, fitting.length);
        byte[] inner = new byte[BLOCK];
        byte[] outer = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            inner[i] = (byte) (padded[i] ^ 0x36);
            outer[i] = (byte) (padded[i] ^ 0x5c);
        }
        digest.update(inner);
        byte[] hashed = digest.digest(text.getBytes(StandardCharsets.UTF_8));
        digest.update(outer);
        return digest.digest(hashed);
    }

    private static String hash(String text) {
        return hex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /// ISO 8601 without its marks: `20260301T030000Z`. Formatters of the JDK take longer to set up than this.
    static String basic(Instant time) {
        LocalDateTime at = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder().append(at.getYear());
        two(text, at.getMonthValue());
        two(text, at.getDayOfMonth());
        two(text.append('T'), at.getHour());
        two(text, at.getMinute());
        two(text, at.getSecond());
        return text.append('Z').toString();
    }

    private static void two(StringBuilder text, int number) {
        text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
