package io.windlass.aws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/// Our signature beside what AWS published and what AWS's own signer makes.
class SignatureTest {

    private static final Credentials PUBLISHED =
            new Credentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", Optional.empty());
    private static final Instant PUBLISHED_TIME = Instant.parse("2015-08-30T12:36:00Z");

    /// AWS Signature Version 4 test suite, `post-vanilla` and `post-x-www-form-urlencoded`.
    @Test
    void isThatOfThePublishedTestSuite() {
        Signature signature = new Signature("us-east-1", "service");

        assertEquals(
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
                        + "SignedHeaders=host;x-amz-date, "
                        + "Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
                signature
                        .sign(PUBLISHED, PUBLISHED_TIME, "example.amazonaws.com", Map.of(), new byte[0])
                        .get("Authorization"));
        assertEquals(
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
                        + "SignedHeaders=content-type;host;x-amz-date, "
                        + "Signature=ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
                signature
                        .sign(
                                PUBLISHED,
                                PUBLISHED_TIME,
                                "example.amazonaws.com",
                                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                                "Param1=value1".getBytes(StandardCharsets.UTF_8))
                        .get("Authorization"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void isThatOfTheSdksOwnSigner(int seed) throws GeneralSecurityException {
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            Credentials credentials = new Credentials(
                    "AKIA" + text(random, 16),
                    text(random, 1 + random.nextInt(120)),
                    random.nextBoolean() ? Optional.of(text(random, 400)) : Optional.empty());
            byte[] body = new byte[random.nextInt(2_000)];
            random.nextBytes(body);
            String host = random.nextBoolean() ? "dynamodb.eu-central-1.amazonaws.com" : "127.0.0.1:41921";
            Instant time = Instant.ofEpochSecond(random.nextLong(4_000_000_000L));
            Map<String, String> headers = Map.of(
                    "Content-Type",
                    "application/x-amz-json-1.0",
                    "X-Amz-Target",
                    "D.Put",
                    // That one signs it too, though no service but S3 asks for it.
                    "x-amz-content-sha256",
                    sha256(body));

            Map<String, String> ours =
                    new Signature("eu-central-1", "dynamodb").sign(credentials, time, host, headers, body);

            assertEquals(theirs(credentials, time, host, headers, body), ours.get("Authorization"));
        }
    }

    @Test
    void hashesWithAKeyAsTheJdkDoes() throws GeneralSecurityException {
        Random random = new Random(7);
        for (int length = 1; length < 200; length++) {
            byte[] key = new byte[length];
            random.nextBytes(key);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            String text = text(random, length);

            assertArrayEquals(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), Signature.hmac(key, text));
        }
    }

    @Test
    void writesTimesAsTheJdkDoes() {
        Random random = new Random(9);
        DateTimeFormatter form = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
        for (int round = 0; round < 1_000; round++) {
            Instant time = Instant.ofEpochSecond(random.nextLong(250_000_000_000L));

            assertEquals(form.format(ZonedDateTime.ofInstant(time, ZoneOffset.UTC)), Signature.basic(time));
        }
    }

    @Test
    void credentialsShowNoSecret() {
        String shown = new Credentials("AKIA", "very", Optional.of("secret")).toString();

        assertFalse(shown.contains("very") || shown.contains("secret"), shown);
    }

    private static String theirs(
            Credentials credentials, Instant time, String host, Map<String, String> headers, byte[] body) {
        SdkHttpRequest.Builder request =
                SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(URI.create("http://" + host + "/"));
        headers.forEach(request::putHeader);
        AwsCredentialsIdentity identity = credentials.token().isPresent()
                ? AwsSessionCredentialsIdentity.create(
                        credentials.key(),
                        credentials.secret(),
                        credentials.token().get())
                : AwsCredentialsIdentity.create(credentials.key(), credentials.secret());
        return AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(identity)
                        .request(request.build())
                        .payload(() -> new ByteArrayInputStream(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "dynamodb")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1")
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(time, ZoneOffset.UTC)))
                .request()
                .firstMatchingHeader("Authorization")
                .orElseThrow();
    }

    private static String sha256(byte[] body) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('!' + random.nextInt(94)));
        }
        return text.toString();
    }
}
