package io.windlass.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerCredentialsTest {

    private static final URI ADDRESS = URI.create("http://127.0.0.1:1/credentials");

    private final List<Map<String, String>> asked = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private int status = 200;
    private String answer = """
            {"AccessKeyId":"ASIA","SecretAccessKey":"secret","Token":"token","AccountId":1,"more":{"a":["b"]},
             "Expiration":"2026-03-01T13:00:00Z"}
            """;
    private final ContainerCredentials credentials =
            new ContainerCredentials(ADDRESS, "password", new Container(), () -> now);

    @Test
    void areAskedForOnceWhileTheyAreGood() throws IOException {
        assertEquals(new Credentials("ASIA", "secret", Optional.of("token")), credentials.now());
        now = Instant.parse("2026-03-01T12:58:59Z");
        credentials.now();

        assertEquals(List.of(Map.of("Authorization", "password")), asked);
    }

    @Test
    void areAskedForAgainBeforeTheyEndAndAfterTheyWereForgotten() throws IOException {
        credentials.now();
        now = Instant.parse("2026-03-01T12:59:00Z");
        credentials.now();
        assertEquals(2, asked.size());

        credentials.forget();
        credentials.now();
        assertEquals(3, asked.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "no JSON",
                "{\"AccessKeyId\":\"ASIA\",\"SecretAccessKey\":\"secret\"}",
                "{\"AccessKeyId\":\"ASIA\",\"SecretAccessKey\":\"secret\",\"Expiration\":\"soon\"}"
            })
    void anAnswerOfAnotherFormIsTriedAgain(String wrong) throws IOException {
        String right = answer;
        answer = wrong;
        IOException thrown = assertThrows(IOException.class, credentials::now);
        assertFalse(thrown.getMessage().contains("secret"), thrown::getMessage);

        answer = right;
        assertEquals("ASIA", credentials.now().key());
    }

    @Test
    void aRefusalSaysWhoRefused() {
        status = 403;

        IOException thrown = assertThrows(IOException.class, credentials::now);

        assertTrue(thrown.getMessage().contains(ADDRESS + ": status 403"), thrown::getMessage);
    }

    private final class Container implements Exchange {

        @Override
        public Answer post(URI address, Map<String, String> headers, byte[] body) {
            throw new AssertionError("nothing is written to it");
        }

        @Override
        public Answer get(URI address, Map<String, String> headers) {
            assertEquals(ADDRESS, address);
            asked.add(headers);
            return new Answer(status, "", answer);
        }
    }
}
