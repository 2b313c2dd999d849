package io.windlass.api;

import io.windlass.client.RequestFailed;
import java.util.Objects;

/// Why a request is not met.
///
/// @param code the name of its kind
/// @param status of HTTP
/// @param pointer the JSON Pointer of the place in the request; empty where it is about all of it
/// @param message what was wrong and what to do
public record Fault(String code, int status, String pointer, String message) {

    public Fault {
        Objects.requireNonNull(code, "code is null");
        Objects.requireNonNull(pointer, "pointer is null");
        Objects.requireNonNull(message, "message is null");
    }

    static Fault of(RequestFailed failed) {
        return new Fault(
                failed.code().text(),
                status(failed.code()),
                failed.pointer(),
                Objects.requireNonNullElse(failed.getMessage(), ""));
    }

    /// The status that a failure has in HTTP (RFC 9110).
    public static int status(RequestFailed.Code code) {
        return switch (code) {
            case BAD_REQUEST, BAD_VALUE, UNKNOWN_COLUMN, NOT_SUPPORTED -> 400;
            case FORBIDDEN -> 403;
            case UNKNOWN_TABLE, UNKNOWN_FILE, UNKNOWN_JOB, UNKNOWN_QUERY -> 404;
            case CONFLICT, CANCELLED, NOT_WRITABLE, QUERY_FAILED -> 409;
            case TOO_LARGE -> 413;
            case TIMED_OUT, UNAVAILABLE -> 503;
        };
    }
}
