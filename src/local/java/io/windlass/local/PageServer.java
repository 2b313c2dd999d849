package io.windlass.local;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// One page for browsers on this computer, at the loopback address alone. It is made anew when it is asked for, but not
/// more often than once a second, whoever asks.
public final class PageServer implements AutoCloseable {

    private static final Duration LIFE = Duration.ofSeconds(1);
    private static final System.Logger LOG = System.getLogger(PageServer.class.getName());

    private final Supplier<String> page;
    private final InstantSource clock;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private byte[] made = {};
    private Instant madeAt = Instant.MIN;

    /// Starts it.
    ///
    /// @param port where; 0 for a free one
    /// @param page makes the page
    /// @throws LocalCloudFailed where the port is taken
    public PageServer(int port, Supplier<String> page, InstantSource clock) {
        this.page = Objects.requireNonNull(page, "page is null");
        this.clock = Objects.requireNonNull(clock, "clock is null");
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new LocalCloudFailed(
                    "the status page cannot be served at port " + port + ": " + e.getMessage() + "; name another port",
                    e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /// Where a browser finds it.
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (!known(exchange.getRequestHeaders().getFirst("Host"))) {
                // The page of some other site that calls itself by a name that leads here must not read this one.
                send(exchange, 421, "text/plain", "this is " + address());
            } else if (!exchange.getRequestURI().getPath().equals("/")) {
                send(exchange, 404, "text/plain", "there is one page: " + address());
            } else if (!List.of("GET", "HEAD").contains(method)) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                send(exchange, 405, "text/plain", "this page is only read");
            } else {
                answer(exchange);
            }
        }
    }

    private boolean known(String host) {
        int port = server.getAddress().getPort();
        return List.of("127.0.0.1:" + port, "localhost:" + port).contains(host);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] now;
        try {
            now = now();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the status page cannot be made", e);
            send(exchange, 503, "text/plain", "the page cannot be made now: " + e.getMessage());
            return;
        }
        send(exchange, 200, "text/html", now);
    }

    private synchronized byte[] now() {
        Instant time = clock.instant();
        if (made.length == 0 || !time.isBefore(madeAt.plus(LIFE))) {
            made = page.get().getBytes(StandardCharsets.UTF_8);
            madeAt = time;
        }
        return made;
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        send(exchange, status, type, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type + "; charset=utf-8");
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
