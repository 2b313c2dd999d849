package io.windlass.local.functions;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// An answer of HTTP.
final class Exchanged {

    private static final int NO_CONTENT = 204;

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    /// @param status the status
    /// @param headers by name
    /// @param body may be empty
    Exchanged(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = new LinkedHashMap<>(headers);
        this.body = body.clone();
    }

    void send(HttpExchange exchange) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        boolean bodiless = status == NO_CONTENT
                || body.length == 0
                || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
        if (!bodiless) {
            exchange.getResponseBody().write(body);
        }
    }
}
