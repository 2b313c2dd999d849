package io.windlass.local.warehouse.dataapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/// Speaks AWS JSON by hand: for members that the SDK does not know yet, and for what it would never send.
final class RawClient implements AutoCloseable {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;
    private final String accessKey;

    RawClient(DataApiServer server, String accessKey) {
        this.endpoint = server.endpoint();
        this.accessKey = accessKey;
    }

    /// @param status of HTTP
    record Answer(int status, JsonNode body) {
        String error() {
            return body.path("__type").textValue();
        }

        String message() {
            return body.path("Message").textValue();
        }
    }

    /// @param body JSON, with `'` for `"`
    Answer call(String operation, String body) {
        return post(operation, body.replace('\'', '"'));
    }

    Answer post(String operation, String body) {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("X-Amz-Target", "RedshiftData." + operation)
                .header("Content-Type", "application/x-amz-json-1.1")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=" + accessKey
                                + "/20260301/us-east-1/redshift-data/aws4_request, SignedHeaders=host, Signature=0")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), MAPPER.readTree(response.body()));
        } catch (IOException failed) {
            throw new AssertionError("no answer", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
