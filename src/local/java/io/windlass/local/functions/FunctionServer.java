package io.windlass.local.functions;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;

/// Lambda's endpoint and the function URL of one function, each on a free port of the loopback address.
public final class FunctionServer implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<HttpServer> servers = new ArrayList<>();
    private final URI invokes;
    private final URI url;

    /// @param functions what can be invoked
    /// @param published the function that has a URL
    /// @param clock the time
    public FunctionServer(Functions functions, String published, InstantSource clock) throws IOException {
        invokes = started(new InvokeRequests(functions, clock, threads)::answer);
        url = started(new UrlRequests(functions, published, clock)::answer);
    }

    /// Where the SDKs invoke functions.
    public URI endpoint() {
        return invokes;
    }

    /// The function URL.
    public URI url() {
        return url.resolve("/");
    }

    private URI started(BiFunction<HttpExchange, byte[], Exchanged> answers) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                answers.apply(exchange, exchange.getRequestBody().readAllBytes())
                        .send(exchange);
            }
        });
        server.start();
        servers.add(server);
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Frees the ports; what runs comes to its end.
    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
        threads.close();
    }
}
