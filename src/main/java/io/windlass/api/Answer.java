package io.windlass.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.client.RequestFailed;
import java.util.Objects;

/// What a request is answered with.
///
/// @param status of HTTP
/// @param body a JSON object
public record Answer(int status, ObjectNode body) {

    public Answer {
        Objects.requireNonNull(body, "body is null");
    }

    static Answer of(ObjectNode body) {
        return new Answer(200, body);
    }

    /// The same of a failure of the client.
    public static Answer of(RequestFailed failed) {
        return of(Fault.of(failed));
    }

    /// `{"error": {"code", "message", "pointer"}}`
    public static Answer of(Fault fault) {
        ObjectNode body = Json.object();
        body.putObject("error")
                .put("code", fault.code())
                .put("message", fault.message())
                .put("pointer", fault.pointer());
        return new Answer(fault.status(), body);
    }
}
