package io.windlass.local.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// What became of one call of a function.
final class Invocation {

    /// Bytes of a request and of an answer (Lambda Developer Guide, "Lambda quotas"; the number is in Lambda's own
    /// messages).
    static final int MOST_BYTES = 6_291_556;

    private static final System.Logger LOG = System.getLogger(Invocation.class.getName());
    private static final JsonMapper JSON = new JsonMapper();

    private final boolean failed;
    private final byte[] answer;

    private Invocation(boolean failed, byte[] answer) {
        this.failed = failed;
        this.answer = answer;
    }

    /// Whether it ended with an error.
    boolean failed() {
        return failed;
    }

    /// JSON, of the function or of its error.
    byte[] answer() {
        return answer.clone();
    }

    static Invocation of(Functions.Function function, byte[] event, Context context) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try {
            function.handler().handleRequest(new ByteArrayInputStream(event), output, context);
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "function " + function.name() + " failed", e);
            return new Invocation(true, error(e));
        }
        return output.size() > MOST_BYTES
                ? new Invocation(true, tooLarge())
                : new Invocation(false, output.toByteArray());
    }

    private static byte[] error(Exception failure) {
        ObjectNode node = JSON.createObjectNode()
                .put("errorMessage", String.valueOf(failure.getMessage()))
                .put("errorType", failure.getClass().getName());
        ArrayNode trace = node.putArray("stackTrace");
        for (StackTraceElement element : failure.getStackTrace()) {
            trace.add(element.toString());
        }
        return bytes(node);
    }

    private static byte[] tooLarge() {
        return bytes(JSON.createObjectNode()
                .put(
                        "errorMessage",
                        "Response payload size exceeded maximum allowed payload size (" + MOST_BYTES + " bytes).")
                .put("errorType", "Function.ResponseSizeTooLarge"));
    }

    static byte[] bytes(ObjectNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }
}
