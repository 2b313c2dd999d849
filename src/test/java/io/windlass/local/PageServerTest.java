package io.windlass.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PageServerTest {

    private final AtomicInteger made = new AtomicInteger();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-14T09:00:00Z"));
    private final PageServer server = new PageServer(0, this::page, now::get);
    private final HttpClient client = HttpClient.newHttpClient();

    private String page() {
        if (made.incrementAndGet() == 13) {
            throw new IllegalStateException("the journal does not answer");
        }
        return "<p>page " + made.get() + "</p>";
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        URI address = server.address().resolve(path);
        return client.send(
                HttpRequest.newBuilder(address)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String asked(String host) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            socket.getOutputStream()
                    .write(("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void thePageIsMadeWhenItIsAskedForButOnceASecond() throws Exception {
        assertEquals("<p>page 1</p>", send("GET", "/").body());
        assertEquals("<p>page 1</p>", send("GET", "/").body());
        now.set(now.get().plusSeconds(1));
        HttpResponse<String> later = send("GET", "/");

        assertEquals("<p>page 2</p>", later.body());
        assertEquals(
                "text/html; charset=utf-8",
                later.headers().firstValue("Content-Type").orElseThrow());
        assertEquals("no-store", later.headers().firstValue("Cache-Control").orElseThrow());
    }

    @Test
    void itIsOnlyReadAndThereIsOnlyOne() throws Exception {
        assertEquals(405, send("POST", "/").statusCode());
        assertEquals(404, send("GET", "/favicon.ico").statusCode());
        assertEquals("", send("HEAD", "/").body());
        assertEquals(200, send("HEAD", "/").statusCode());
    }

    @Test
    void onlyThisComputerAsksAndOnlyByItsOwnName() throws Exception {
        int port = server.address().getPort();

        assertTrue(InetAddress.getByName(server.address().getHost()).isLoopbackAddress());
        assertTrue(asked("localhost:" + port).startsWith("HTTP/1.1 200 "));
        String rebound = asked("evil.example:" + port);
        assertTrue(rebound.startsWith("HTTP/1.1 421 "), rebound);
        assertTrue(!rebound.contains("page 1"), rebound);
    }

    @Test
    void aPageThatCannotBeMadeIsSaidAndComesLater() throws Exception {
        made.set(12);
        HttpResponse<String> failed = send("GET", "/");

        assertEquals(503, failed.statusCode());
        assertEquals("the page cannot be made now: the journal does not answer", failed.body());
        assertEquals("<p>page 14</p>", send("GET", "/").body());
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        int port = server.address().getPort();

        LocalCloudFailed taken = assertThrows(LocalCloudFailed.class, () -> new PageServer(port, this::page, now::get));

        assertTrue(taken.getMessage().contains("at port " + port), taken.getMessage());
    }
}
