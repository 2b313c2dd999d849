package io.windlass.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Requests by the JDK's smaller client, which keeps connections open. The SDK's client that [JdkHttp] makes is built
/// on the same, with the same limits of time.
final class UrlExchange implements Exchange {

    private static final int CONNECT_MILLISECONDS = 2_000;
    private static final int READ_MILLISECONDS = 30_000;
    private static final int FIRST_FAILURE = 400;

    @Override
    public Answer post(URI address, Map<String, String> headers, byte[] body) throws IOException {
        HttpURLConnection connection = open(address, headers);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(body.length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        return answer(connection);
    }

    @Override
    public Answer get(URI address, Map<String, String> headers) throws IOException {
        return answer(open(address, headers));
    }

    private static HttpURLConnection open(URI address, Map<String, String> headers) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(CONNECT_MILLISECONDS);
        connection.setReadTimeout(READ_MILLISECONDS);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            connection.setRequestProperty(header.getKey(), header.getValue());
        }
        return connection;
    }

    private static String text(InputStream in) throws IOException {
        return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    /// Reads to the end, so that the connection can be used again.
    private static Answer answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        String request = connection.getHeaderField("x-amzn-RequestId");
        try (InputStream in = status < FIRST_FAILURE ? connection.getInputStream() : connection.getErrorStream()) {
            return new Answer(status, request == null ? "" : request, text(in));
        }
    }
}
