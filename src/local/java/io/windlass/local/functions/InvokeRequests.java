package io.windlass.local.functions;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lambda's operation Invoke, as the SDKs send it: `POST /2015-03-31/functions/<name>/invocations`.
///
/// @param functions what can be invoked
/// @param clock the time
/// @param later runs what nobody waits for
record InvokeRequests(Functions functions, InstantSource clock, Executor later) {

    /// What of a function runs here.
    static final String VERSION = "$LATEST";

    private static final String ACCOUNT = "arn:aws:lambda:us-east-1:000000000000:function:";
    private static final Pattern PATH = Pattern.compile("/2015-03-31/functions/([^/]+)/invocations");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static String arn(String function) {
        return ACCOUNT + function;
    }

    Exchanged answer(HttpExchange exchange, byte[] body) {
        Matcher path = PATH.matcher(exchange.getRequestURI().getRawPath());
        if (!path.matches() || !exchange.getRequestMethod().equals("POST")) {
            return refused(404, "UnknownOperationException", "Only Invoke is available in the embedded cloud");
        }
        String name = URLDecoder.decode(path.group(1), StandardCharsets.UTF_8);
        Optional<Functions.Function> function = functions.named(name);
        if (function.isEmpty()) {
            return refused(404, "ResourceNotFoundException", "Function not found: " + arn(name));
        }
        Optional<Exchanged> unreadable = unreadable(body);
        if (unreadable.isPresent()) {
            return unreadable.get();
        }
        String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type"))
                .orElse("RequestResponse");
        return switch (type) {
            case "RequestResponse" -> waited(function.get(), body);
            case "Event" -> {
                later.execute(
                        () -> invoke(function.get(), body, UUID.randomUUID().toString()));
                yield new Exchanged(202, Map.of(), new byte[0]);
            }
            case "DryRun" -> new Exchanged(204, Map.of(), new byte[0]);
            default ->
                refused(
                        400,
                        "InvalidParameterValueException",
                        "InvocationType is one of Event, RequestResponse, DryRun");
        };
    }

    private static Optional<Exchanged> unreadable(byte[] body) {
        if (body.length > Invocation.MOST_BYTES) {
            return Optional.of(refused(
                    413,
                    "RequestTooLargeException",
                    "Request must be smaller than " + Invocation.MOST_BYTES
                            + " bytes for the InvokeFunction operation"));
        }
        try {
            if (body.length > 0) {
                JSON.readTree(body);
            }
            return Optional.empty();
        } catch (JacksonException e) {
            return Optional.of(refused(
                    400,
                    "InvalidRequestContentException",
                    "Could not parse request body into json: " + e.getOriginalMessage()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("bytes in memory cannot be read", e);
        }
    }

    private Exchanged waited(Functions.Function function, byte[] body) {
        String request = UUID.randomUUID().toString();
        Invocation invocation = invoke(function, body, request);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("x-amzn-RequestId", request);
        headers.put("X-Amz-Executed-Version", VERSION);
        if (invocation.failed()) {
            headers.put("X-Amz-Function-Error", "Unhandled");
        }
        return new Exchanged(200, headers, invocation.answer());
    }

    /// A function that is invoked without a payload is given an empty object.
    private Invocation invoke(Functions.Function function, byte[] body, String request) {
        byte[] event = body.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : body;
        return Invocation.of(
                function,
                event,
                new CallContext(function.name(), request, clock, clock.instant().plus(function.timeout())));
    }

    private static Exchanged refused(int status, String type, String message) {
        return new Exchanged(
                status,
                Map.of("Content-Type", "application/json", "x-amzn-ErrorType", type),
                Invocation.bytes(JSON.createObjectNode().put("Type", "User").put("Message", message)));
    }
}
