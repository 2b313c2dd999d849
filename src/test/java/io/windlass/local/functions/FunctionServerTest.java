package io.windlass.local.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionServerTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SIGNED =
            "AWS4-HMAC-SHA256 Credential=me/20260301/us-east-1/lambda/aws4_request, SignedHeaders=host, Signature=0";

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final ArrayDeque<byte[]> answers = new ArrayDeque<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private FunctionServer server;

    @BeforeEach
    void start() throws IOException {
        Functions functions = new Functions();
        RequestStreamHandler echo = (input, output, context) -> {
            String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
            heard.add(event);
            if (event.contains("\"fail\"")) {
                throw new IllegalStateException("told to");
            }
            assertTrue(context.getRemainingTimeInMillis() <= 3_000, "time-out");
            assertEquals("one-ApiFunction", context.getFunctionName());
            output.write(answers.isEmpty() ? event.getBytes(StandardCharsets.UTF_8) : answers.remove());
        };
        functions.add("one-ApiFunction", echo, Duration.ofSeconds(3));
        server = new FunctionServer(functions, "one-ApiFunction", InstantSource.system());
    }

    @AfterEach
    void stop() {
        server.close();
        http.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one-ApiFunction",
                "one-ApiFunction:live",
                "one-ApiFunction:$LATEST",
                "one-ApiFunction%3Alive",
                "123456789012:function:one-ApiFunction",
                "arn:aws:lambda:us-east-1:123456789012:function:one-ApiFunction:live"
            })
    void aFunctionIsInvokedByAnyOfItsNames(String name) throws Exception {
        HttpResponse<String> answer = invoke(name, "{\"a\":1}", Optional.empty());

        assertEquals(200, answer.statusCode());
        assertEquals("{\"a\":1}", answer.body());
        assertEquals("$LATEST", header(answer, "x-amz-executed-version"));
        assertFalse(answer.headers().firstValue("x-amz-function-error").isPresent());
    }

    @Test
    void anInvocationWithoutAPayloadIsAnEmptyObject() throws Exception {
        assertEquals("{}", invoke("one-ApiFunction", "", Optional.empty()).body());
    }

    @Test
    void aFunctionThatThrowsIsAnswered200WithItsError() throws Exception {
        HttpResponse<String> answer = invoke("one-ApiFunction", "[\"fail\"]", Optional.empty());

        assertEquals(200, answer.statusCode());
        assertEquals("Unhandled", header(answer, "x-amz-function-error"));
        JsonNode error = JSON.readTree(answer.body());
        assertEquals("told to", error.path("errorMessage").asText());
        assertEquals("java.lang.IllegalStateException", error.path("errorType").asText());
        assertTrue(error.path("stackTrace").size() > 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "two-ApiFunction | {} | 404 | ResourceNotFoundException",
                "one-ApiFunction | {a | 400 | InvalidRequestContentException",
                "one-ApiFunction | {} {} | 400 | InvalidRequestContentException",
                "a b | {} | 404 | ResourceNotFoundException"
            })
    void whatLambdaRefusesIsRefused(String name, String body, int status, String type) throws Exception {
        HttpResponse<String> answer = invoke(name.replace(" ", "%20"), body, Optional.empty());

        assertEquals(status, answer.statusCode());
        assertEquals(type, header(answer, "x-amzn-errortype"));
        assertEquals("User", JSON.readTree(answer.body()).path("Type").asText());
        assertTrue(heard.isEmpty());
    }

    @Test
    void aRequestAndAnAnswerHaveAtMost6Megabytes() throws Exception {
        String most = "\"" + "x".repeat(Invocation.MOST_BYTES - 2) + "\"";
        assertEquals(200, invoke("one-ApiFunction", most, Optional.empty()).statusCode());

        HttpResponse<String> longer = invoke("one-ApiFunction", most.replaceFirst("x", "xx"), Optional.empty());
        assertEquals(413, longer.statusCode());
        assertEquals("RequestTooLargeException", header(longer, "x-amzn-errortype"));

        answers.add(new byte[Invocation.MOST_BYTES + 1]);
        HttpResponse<String> error = invoke("one-ApiFunction", "{}", Optional.empty());
        assertEquals("Unhandled", header(error, "x-amz-function-error"));
        assertEquals(
                "Function.ResponseSizeTooLarge",
                JSON.readTree(error.body()).path("errorType").asText());
    }

    @Test
    void whoDoesNotWaitIsAnsweredBeforeTheFunctionIs() throws Exception {
        HttpResponse<String> answer = invoke("one-ApiFunction", "{\"later\":1}", Optional.of("Event"));
        assertEquals(202, answer.statusCode());
        assertEquals("", answer.body());
        assertEquals("{\"later\":1}", heard.poll(10, TimeUnit.SECONDS));

        assertEquals(204, invoke("one-ApiFunction", "{}", Optional.of("DryRun")).statusCode());
        assertEquals(400, invoke("one-ApiFunction", "{}", Optional.of("Other")).statusCode());
        assertTrue(heard.isEmpty());
    }

    @Test
    void aFunctionUrlTakesSignedRequestsOnly() throws Exception {
        HttpRequest unsigned = HttpRequest.newBuilder(server.url())
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();

        HttpResponse<String> answer = http.send(unsigned, HttpResponse.BodyHandlers.ofString());

        assertEquals(403, answer.statusCode());
        assertEquals("{\"Message\":\"Forbidden\"}", answer.body());
        assertTrue(heard.isEmpty());
    }

    @Test
    void aFunctionUrlHandsTheRequestOnInPayloadFormat2() throws Exception {
        HttpResponse<String> answer =
                url("/some%20where?a=1", "application/json", "{\"ä\":1}".getBytes(StandardCharsets.UTF_8));

        assertEquals(200, answer.statusCode());
        JsonNode event = JSON.readTree(answer.body());
        assertEquals("2.0", event.path("version").asText());
        assertEquals("/some%20where", event.path("rawPath").asText());
        assertEquals("a=1", event.path("rawQueryString").asText());
        assertEquals(
                "application/json", event.path("headers").path("content-type").asText());
        assertEquals("{\"ä\":1}", event.path("body").asText());
        assertFalse(event.path("isBase64Encoded").asBoolean());
        JsonNode context = event.path("requestContext");
        assertEquals("POST", context.path("http").path("method").asText());
        assertEquals(
                "arn:aws:iam::000000000000:user/me",
                context.path("authorizer").path("iam").path("userArn").asText());
    }

    @Test
    void aFunctionUrlHandsWhatIsNoTextOnInBase64() throws Exception {
        byte[] body = {0, 1, (byte) 0xff};

        JsonNode event =
                JSON.readTree(url("/", "application/octet-stream", body).body());

        assertTrue(event.path("isBase64Encoded").asBoolean());
        assertEquals(
                Base64.getEncoder().encodeToString(body), event.path("body").asText());
    }

    @Test
    void aFunctionUrlAnswersWithTheStatusTheHeadersAndTheBodyThatItIsTold() throws Exception {
        answers.add(bytes("{\"statusCode\":409,\"headers\":{\"x-own\":\"1\"},\"body\":\"no\"}"));
        HttpResponse<String> text = url("/", "application/json", bytes("{}"));
        assertEquals(409, text.statusCode());
        assertEquals("1", header(text, "x-own"));
        assertEquals("no", text.body());

        answers.add(bytes("{\"statusCode\":200,\"body\":\"w6Q=\",\"isBase64Encoded\":true}"));
        assertEquals("ä", url("/", "application/json", bytes("{}")).body());

        HttpResponse<String> failed = url("/", "application/json", bytes("[\"fail\"]"));
        assertEquals(200, failed.statusCode(), "the event holds the word in its body, escaped");
        answers.add(bytes("no JSON"));
        assertEquals(502, url("/", "application/json", bytes("{}")).statusCode());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private HttpResponse<String> invoke(String name, String body, Optional<String> type) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(server.endpoint() + "/2015-03-31/functions/" + name + "/invocations"))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        type.ifPresent(text -> request.header("X-Amz-Invocation-Type", text));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> url(String path, String type, byte[] body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.url().resolve(path))
                .header("Authorization", SIGNED)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
