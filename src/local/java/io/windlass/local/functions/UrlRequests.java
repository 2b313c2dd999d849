package io.windlass.local.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A function URL whose authentication is AWS_IAM: what is signed for Lambda reaches the function, whoever signed it,
/// in
/// payload format 2.0. The signature itself is not checked.
///
/// @param functions what can be called
/// @param name the function that has the URL
/// @param clock the time
record UrlRequests(Functions functions, String name, InstantSource clock) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern SIGNED =
            Pattern.compile("AWS4-HMAC-SHA256 +Credential=([^/,\\s]+)/[0-9]{8}/[^/,\\s]+/lambda/aws4_request\\b.*");
    private static final Pattern TEXT =
            Pattern.compile("(?i)(text/.*|application/(json|xml|javascript)|.*\\+(json|xml))\\s*(;.*)?");

    Exchanged answer(HttpExchange exchange, byte[] body) {
        Matcher signed = SIGNED.matcher(header(exchange, "Authorization").orElse(""));
        if (!signed.matches()) {
            return message(403, "Forbidden");
        }
        if (body.length > Invocation.MOST_BYTES) {
            return message(413, "Request Entity Too Large");
        }
        Functions.Function function = functions.named(name).orElseThrow();
        String request = UUID.randomUUID().toString();
        byte[] event = Invocation.bytes(event(exchange, body, signed.group(1), request));
        Invocation invocation = Invocation.of(
                function,
                event,
                new CallContext(name, request, clock, clock.instant().plus(function.timeout())));
        return invocation.failed() ? message(502, "Internal Server Error") : answered(invocation.answer(), request);
    }

    private ObjectNode event(HttpExchange exchange, byte[] body, String key, String request) {
        ObjectNode event = JSON.createObjectNode()
                .put("version", "2.0")
                .put("routeKey", "$default")
                .put("rawPath", exchange.getRequestURI().getRawPath())
                .put(
                        "rawQueryString",
                        Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                                .orElse(""));
        ObjectNode headers = event.putObject("headers");
        exchange.getRequestHeaders()
                .forEach((header, values) ->
                        headers.put(header.toLowerCase(java.util.Locale.ROOT), String.join(",", values)));
        ObjectNode context = event.putObject("requestContext")
                .put("accountId", "000000000000")
                .put("apiId", "local")
                .put("requestId", request)
                .put("routeKey", "$default")
                .put("stage", "$default")
                .put("timeEpoch", clock.millis());
        context.putObject("authorizer")
                .putObject("iam")
                .put("accessKey", key)
                .put("accountId", "000000000000")
                .put("userArn", "arn:aws:iam::000000000000:user/" + key)
                .put("userId", key);
        context.putObject("http")
                .put("method", exchange.getRequestMethod())
                .put("path", exchange.getRequestURI().getRawPath())
                .put("protocol", exchange.getProtocol())
                .put("sourceIp", "127.0.0.1");
        if (body.length > 0) {
            boolean text =
                    TEXT.matcher(header(exchange, "Content-Type").orElse("")).matches();
            event.put(
                    "body",
                    text
                            ? new String(body, StandardCharsets.UTF_8)
                            : Base64.getEncoder().encodeToString(body));
            event.put("isBase64Encoded", !text);
        } else {
            event.put("isBase64Encoded", false);
        }
        return event;
    }

    /// An answer with a status is one of HTTP; any other is a body.
    private static Exchanged answered(byte[] answer, String request) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("x-amzn-RequestId", request);
        JsonNode told;
        try {
            told = JSON.readTree(answer);
        } catch (IOException e) {
            return message(502, "Internal Server Error");
        }
        if (!told.path("statusCode").isInt()) {
            return new Exchanged(200, headers, answer);
        }
        told.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        String body = told.path("body").asText("");
        byte[] bytes = told.path("isBase64Encoded").asBoolean()
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
        return new Exchanged(told.path("statusCode").asInt(), headers, bytes);
    }

    private static Exchanged message(int status, String message) {
        return new Exchanged(
                status,
                Map.of("Content-Type", "application/json"),
                Invocation.bytes(JSON.createObjectNode().put("Message", message)));
    }

    private static Optional<String> header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }
}
