package io.windlass.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.api.Answer;
import io.windlass.api.Fault;
import io.windlass.api.Json;
import io.windlass.client.RequestFailed;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/// A request of HTTP as a function URL hands it on, and its answer: payload format 2.0 (Lambda Developer Guide,
/// "Request
/// and response payloads"). The names of headers are in lower case there.
///
/// @param event what the function is given
record FunctionUrl(JsonNode event) {

    private static final String JSON = "application/json";

    /// Bytes of a body that is passed as text, in which each quote takes two. A longer one goes in base64.
    private static final int MOST_TEXT = 1_000_000;

    /// Empty where somebody invokes the function without HTTP.
    static Optional<FunctionUrl> of(JsonNode event) {
        return event.path("requestContext").path("http").isObject()
                ? Optional.of(new FunctionUrl(event))
                : Optional.empty();
    }

    /// Why this is no request for the API; empty where it is one.
    Optional<Fault> refused() {
        String path = event.path("rawPath").asText("/");
        String method = event.path("requestContext").path("http").path("method").asText();
        String type = event.path("headers").path("content-type").asText("");
        if (!path.isEmpty() && !path.equals("/")) {
            return Optional.of(Fault.unknownPath());
        }
        if (!method.equals("POST")) {
            return Optional.of(Fault.methodNotAllowed());
        }
        if (!type.split(";", -1)[0].strip().toLowerCase(Locale.ROOT).equals(JSON)) {
            return Optional.of(Fault.unsupportedMediaType());
        }
        return Optional.empty();
    }

    /// @throws RequestFailed where the body is no JSON
    JsonNode request() {
        return Json.parse(body());
    }

    private byte[] body() {
        String body = event.path("body").asText("");
        if (!event.path("isBase64Encoded").asBoolean()) {
            return body.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(body);
        } catch (IllegalArgumentException e) {
            throw new RequestFailed(RequestFailed.Code.BAD_REQUEST, "", "the body says that it is base64 and is not");
        }
    }

    /// The ARN of who signed the request; empty where nobody did.
    Optional<String> caller() {
        JsonNode arn =
                event.path("requestContext").path("authorizer").path("iam").path("userArn");
        return Optional.of(arn.asText("")).filter(text -> !text.isEmpty());
    }

    static ObjectNode answered(Answer answer) {
        byte[] body = Json.bytes(answer.body());
        boolean text = body.length <= MOST_TEXT;
        ObjectNode event = Json.object().put("statusCode", answer.status());
        ObjectNode headers = event.putObject("headers").put("content-type", JSON);
        if (answer.status() == 405) {
            headers.put("allow", "POST");
        }
        return event.put(
                        "body",
                        text
                                ? new String(body, StandardCharsets.UTF_8)
                                : Base64.getEncoder().encodeToString(body))
                .put("isBase64Encoded", !text);
    }
}
