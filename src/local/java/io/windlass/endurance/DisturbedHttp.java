package io.windlass.endurance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/// A network on which one request of a hundred fails: half of those with a 500 that changed nothing, a quarter with a
/// connection that is reset before the request arrives, a quarter with one that is reset after it took effect.
final class DisturbedHttp implements SdkHttpClient {

    private static final int ONE_OF = 100;

    private final SdkHttpClient network;
    private final RandomGenerator random;
    private final AtomicLong disturbed = new AtomicLong();

    /// @param random safe for any number of threads
    DisturbedHttp(SdkHttpClient network, RandomGenerator random) {
        this.network = network;
        this.random = random;
    }

    /// How many requests failed.
    long disturbed() {
        return disturbed.get();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = network.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return random.nextInt(ONE_OF) == 0 ? struck(prepared) : prepared.call();
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    private HttpExecuteResponse struck(ExecutableHttpRequest prepared) throws IOException {
        disturbed.incrementAndGet();
        return switch (random.nextInt(4)) {
            case 0 -> throw new SocketException("Connection reset before the request");
            case 1 -> {
                HttpExecuteResponse response = prepared.call();
                if (response.responseBody().isPresent()) {
                    try (InputStream body = response.responseBody().get()) {
                        body.readAllBytes();
                    }
                }
                throw new SocketException("Connection reset before the answer");
            }
            default ->
                HttpExecuteResponse.builder()
                        .response(SdkHttpResponse.builder()
                                .statusCode(500)
                                .statusText("Internal Server Error")
                                .build())
                        .responseBody(AbortableInputStream.create(
                                new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8))))
                        .build();
        };
    }

    @Override
    public void close() {
        network.close();
    }
}
