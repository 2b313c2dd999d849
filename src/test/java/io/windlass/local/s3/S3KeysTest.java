package io.windlass.local.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class S3KeysTest {

    @Test
    void aRefusalNamesItsReason() {
        assertEquals(Optional.of("a key has at least one character"), S3Server.refusal(""));
        assertEquals(
                Optional.of("it has 1025 bytes of UTF-8, S3 allows 1024"), S3Server.refusal("é".repeat(512) + "x"));
        assertEquals(Optional.of("it has an unpaired surrogate, so it is not UTF-8"), S3Server.refusal("a\ud800b"));
        assertEquals(
                Optional.of("it has the character U+001B, which no listing can show"), S3Server.refusal("a\u001bb"));
        assertEquals(Optional.of("its `..` lead above the root of the server"), S3Server.refusal("../../etc/hosts"));
        assertEquals(Optional.of("its `..` lead above the root of the server"), S3Server.refusal("a//../../../b"));
        assertTrue(S3Server.refusal(".s3proxy-mpu-stub-x").isPresent());
    }

    @Test
    void whatTheServerHoldsIsNotRefused() {
        assertEquals(
                List.of(),
                NamedKeys.all().stream()
                        .filter(key -> S3Server.refusal(key).isPresent())
                        .toList());
    }

    /// The rule is no stricter than the server: each of these would fail, or break the listing.
    @Test
    void whatIsRefusedWouldNotComeBack() throws IOException {
        List<String> refused = List.of(
                "\u0000",
                "a\u0001b",
                "\u000b",
                "\u001f",
                "\ufffe",
                "\uffff",
                "../../x",
                "a/../../../b",
                ".s3proxy-mpu-stub-x");
        try (RunningS3 server = RunningS3.inMemory()) {
            for (String key : refused) {
                assertTrue(S3Server.refusal(key).isPresent(), key);
                String bucket = "refused-" + refused.indexOf(key);
                server.client().createBucket(request -> request.bucket(bucket));
                assertThrows(SdkException.class, () -> putAndList(server.client(), bucket, key), key);
            }
        }
    }

    private static void putAndList(S3Client s3, String bucket, String key) {
        s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString("content"));
        s3.listObjectsV2(request -> request.bucket(bucket));
    }
}
