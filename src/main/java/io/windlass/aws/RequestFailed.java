package io.windlass.aws;

import java.util.Set;

/// What DynamoDB answered instead of doing what it was asked, or that it did not answer.
final class RequestFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    private static final int TOO_MANY = 429;
    private static final int FIRST_FAULT = 500;

    /// DynamoDB Developer Guide, "Error handling": those that a client tries again by itself.
    private static final Set<String> THROTTLED = Set.of(
            "ProvisionedThroughputExceededException",
            "RequestLimitExceeded",
            "ThrottlingException",
            "Throttling",
            "TooManyRequestsException");

    private final int status;
    private final String code;

    private RequestFailed(String message, Throwable cause, int status, String code) {
        super(message, cause);
        this.status = status;
        this.code = code;
    }

    /// @param request what DynamoDB calls the request, for a question to AWS
    static RequestFailed answered(String operation, int status, String request, String code, String message) {
        return new RequestFailed(
                "DynamoDB refused " + operation + ": " + code + ": " + message + " (status " + status + ", request "
                        + request + ")",
                null,
                status,
                code);
    }

    static RequestFailed unanswered(String operation, Throwable cause) {
        return new RequestFailed("DynamoDB did not answer " + operation + ": " + cause, cause, 0, "");
    }

    /// Whether the same request may succeed later: it was throttled, the service failed, or there was no answer. It
    /// may have taken effect all the same.
    boolean passes() {
        return status == 0 || status == TOO_MANY || status >= FIRST_FAULT || THROTTLED.contains(code);
    }

    /// The error's name, such as `ValidationException`; empty without an answer.
    String code() {
        return code;
    }
}
