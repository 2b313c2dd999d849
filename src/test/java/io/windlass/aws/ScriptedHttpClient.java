package io.windlass.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/// An HTTP client that lets a script decide about each request: pass it on, answer in its place, or lose the
/// answer after the server has acted. Remembers every request, each of the SDK's own attempts by itself.
final class ScriptedHttpClient implements SdkHttpClient {

    private final SdkHttpClient server;
    private final Function<Call, Action> script;
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    /// @param server who answers what is passed on
    ScriptedHttpClient(SdkHttpClient server, Function<Call, Action> script) {
        this.server = server;
        this.script = script;
    }

    /// @param operation such as `BatchWriteItem`; empty for S3
    /// @param body the request's JSON; empty for S3
    record Call(String operation, String body) {}

    sealed interface Action {
        record Pass() implements Action {}

        /// The server acts, and its answer never arrives.
        record LoseAnswer() implements Action {}

        /// The server never sees the request.
        record Answer(int status, String json) implements Action {}
    }

    static Action throttled() {
        return failure(400, "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException");
    }

    static Action failure(int status, String type) {
        return new Action.Answer(status, "{\"__type\":\"" + type + "\",\"message\":\"as the script wants\"}");
    }

    List<Call> calls() {
        return calls;
    }

    List<Call> calls(String operation) {
        return calls.stream().filter(call -> call.operation().equals(operation)).toList();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        Call call = new Call(operation(request), body(request));
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                calls.add(call);
                return switch (script.apply(call)) {
                    case Action.Pass() -> server.prepareRequest(request).call();
                    case Action.Answer(int status, String json) -> answer(status, json);
                    case Action.LoseAnswer() -> {
                        server.prepareRequest(request).call();
                        throw new IOException("the answer is lost, as the script wants");
                    }
                };
            }

            @Override
            public void abort() {
                // A scripted call is over as soon as it is made.
            }
        };
    }

    @Override
    public void close() {
        server.close();
    }

    private static HttpExecuteResponse answer(int status, String json) {
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder().statusCode(status).build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(json.getBytes(UTF_8))))
                .build();
    }

    private static String operation(HttpExecuteRequest request) {
        String target =
                request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
        return target.substring(target.indexOf('.') + 1);
    }

    /// Only of JSON services: the bytes of an upload to S3 can be read once.
    private static String body(HttpExecuteRequest request) {
        if (operation(request).isEmpty() || request.contentStreamProvider().isEmpty()) {
            return "";
        }
        try (InputStream body = request.contentStreamProvider().get().newStream()) {
            return new String(body.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
