package io.windlass.crash;

import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/// Requests whose answers nobody hears.
final class Exchange {

    private Exchange() {}

    /// Sends a request and reads its answer to the end, so that it has taken effect.
    static void effect(SdkHttpClient cloud, HttpExecuteRequest request) throws IOException {
        HttpExecuteResponse response = cloud.prepareRequest(request).call();
        if (response.responseBody().isPresent()) {
            try (InputStream body = response.responseBody().get()) {
                body.readAllBytes();
            }
        }
    }

    /// The same request with a body of its own, which outlives the process that made it.
    static HttpExecuteRequest copy(HttpExecuteRequest request) throws IOException {
        HttpExecuteRequest.Builder copy = HttpExecuteRequest.builder().request(request.httpRequest());
        if (request.contentStreamProvider().isPresent()) {
            try (InputStream body = request.contentStreamProvider().get().newStream()) {
                copy.contentStreamProvider(ContentStreamProvider.fromByteArray(body.readAllBytes()));
            }
        }
        return copy.build();
    }
}
