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

    /// Of HTTP: there is one path only.
    public static Fault unknownPath() {
        return new Fault("UnknownPath", 404, "", "there is nothing but /; post a request there");
    }

    /// Of HTTP: there is one method only.
    public static Fault methodNotAllowed() {
        return new Fault("MethodNotAllowed", 405, "", "a request is a POST with a JSON object as body");
    }

    /// Of HTTP: the body is JSON.
    public static Fault unsupportedMediaType() {
        return new Fault(
                "UnsupportedMediaType", 415, "", "a request is JSON; send the header Content-Type: application/json");
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
